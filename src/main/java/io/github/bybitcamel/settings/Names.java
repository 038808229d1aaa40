package io.github.bybitcamel.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a misspelt setting from a name that is somebody else's. */
final class Names {

  private static final Set<String> ROOMS =
      Arrays.stream(Setting.values())
          .map(setting -> firstWord(setting.property()))
          .collect(Collectors.toUnmodifiableSet());

  /** Made once: a start holds every variable of the machine against them. */
  private static final List<String> PROPERTIES =
      Arrays.stream(Setting.values())
          .filter(setting -> !Family.isFamily(setting.property()))
          .flatMap(Names::properties)
          .distinct()
          .toList();

  private static final List<String> VARIABLES = PROPERTIES.stream().map(Setting::variable).toList();

  /** What Java itself reads under the same first word, for example {@code http.proxyHost}. */
  private static final Pattern PLATFORM = Pattern.compile("http\\.(agent|auth\\..*|[a-z]+[A-Z].*)");

  /** No other program has variables that begin so. */
  private static final Set<String> OURS = Set.of("KLINE_", "FEEDS_", "SINK_");

  private static final String FILE = Setting.variable(Setting.FILE);

  /** A shorter name is near too many. */
  private static final int LONG = 9;

  /** So many characters may be wrong in a name that is ours, misspelt. */
  private static final int FEW = 2;

  private Names() {}

  static void refuseUnknown(
      Map<String, String> environment,
      Map<String, String> system,
      Map<String, String> files,
      Collection<String> more) {
    refuseVariables(files.keySet());
    Stream.concat(system.keySet().stream(), files.keySet().stream())
        .filter(name -> !more.contains(name))
        .filter(name -> ROOMS.contains(firstWord(name)))
        .filter(name -> !PLATFORM.matcher(name).matches())
        .forEach(Names::refuseUnlessKnown);
    files.keySet().stream()
        .filter(name -> !more.contains(name) && !ROOMS.contains(firstWord(name)))
        .forEach(name -> refuseNear(name, properties()));
    // Other programs own variables that begin with the same word: only a near miss is refused.
    environment.keySet().stream()
        .filter(name -> !VARIABLES.contains(name))
        .filter(name -> Family.ofVariable(name).isEmpty())
        .forEach(Names::refuseVariable);
  }

  /** In a file a variable's name would be ignored, and with it what was meant to be set. */
  private static void refuseVariables(Set<String> names) {
    names.stream()
        .filter(name -> VARIABLES.contains(name) || Family.ofVariable(name).isPresent())
        .forEach(
            name -> {
              throw new SettingsException(
                  "'%s' is the name of an environment variable; in a file write %s"
                      .formatted(
                          name,
                          properties()
                              .filter(property -> Setting.variable(property).equals(name))
                              .findFirst()
                              .or(() -> Family.ofVariable(name))
                              .orElseThrow()));
            });
  }

  static void refuseUnknown(Set<String> properties, Collection<String> more) {
    properties.stream().filter(name -> !more.contains(name)).forEach(Names::refuseUnlessKnown);
  }

  /** Returns every property that stands for one value, also those that name a secret's file. */
  static Stream<String> properties() {
    return PROPERTIES.stream();
  }

  private static Stream<String> properties(Setting setting) {
    return setting.secret()
        ? Stream.of(setting.property(), setting.property() + Setting.FILE)
        : Stream.of(setting.property());
  }

  private static Stream<String> nearVariables(String name) {
    return Stream.concat(VARIABLES.stream(), Family.nearVariables(name));
  }

  private static void refuseUnlessKnown(String name) {
    if (properties().noneMatch(name::equals) && Family.of(name).isEmpty()) {
      refuse(name, nearest(name, Stream.concat(properties(), Family.near(name))).orElse(""));
    }
  }

  private static void refuseVariable(String name) {
    if (OURS.stream().anyMatch(name::startsWith)) {
      refuse(name, nearest(name, nearVariables(name)).orElse(""));
    }
    refuseFile(name);
    refuseNear(name, nearVariables(name));
  }

  /** Whoever means a file would get the default, and not know. */
  private static void refuseFile(String name) {
    if (name.endsWith(FILE)
        && VARIABLES.contains(name.substring(0, name.length() - FILE.length()))) {
      throw new SettingsException(
          "'%s' is not a setting: only secrets are read from a file that a variable names"
              .formatted(name));
    }
  }

  private static void refuseNear(String name, Stream<String> ours) {
    if (name.length() >= LONG) {
      nearest(name, ours.filter(known -> misspelt(name, known)))
          .ifPresent(known -> refuse(name, known));
    }
  }

  /** There are many variables, most of them nothing like ours: that is told by their beginnings. */
  private static boolean misspelt(String name, String known) {
    if (Math.abs(name.length() - known.length()) > FEW) {
      return false;
    }
    int distance = distance(name, known, FEW);
    return distance > 0 && distance <= FEW;
  }

  private static void refuse(String name, String near) {
    throw new SettingsException("'" + name + "' is not a setting; did you mean '" + near + "'?");
  }

  private static Optional<String> nearest(String name, Stream<String> known) {
    // Whoever stops before the end has written the beginning right.
    return known.min(
        Comparator.comparingInt((String one) -> distance(name, cut(one, name.length())))
            .thenComparingInt(one -> distance(name, one)));
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static String firstWord(String name) {
    return name.split("\\.", 2)[0];
  }

  /** Returns the number of single-character edits between two words (Levenshtein). */
  static int distance(String a, String b) {
    return distance(a, b, Integer.MAX_VALUE);
  }

  /** Returns the same; where it is more than {@code most}, anything that is. */
  private static int distance(String a, String b, int most) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      int least = i;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
    }
    return row[b.length()];
  }
}
