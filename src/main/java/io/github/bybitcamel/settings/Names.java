package io.github.bybitcamel.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a misspelt setting from a name that is somebody else's. */
final class Names {

  private static final Set<String> ROOMS =
      Arrays.stream(Setting.values())
          .map(setting -> firstWord(setting.property()))
          .collect(Collectors.toUnmodifiableSet());

  private Names() {}

  static void refuseUnknown(
      Map<String, String> environment,
      Map<String, String> system,
      Map<String, String> files,
      Collection<String> more) {
    Stream.concat(system.keySet().stream(), files.keySet().stream())
        .filter(name -> !more.contains(name))
        .filter(name -> ROOMS.contains(firstWord(name)))
        .forEach(name -> refuseUnlessKnown(name, Setting::property));
    // Other programs own variables that begin with the same word: only a near miss is refused.
    environment.keySet().stream()
        .filter(
            name ->
                nearest(name, Setting::variable).filter(near -> misspelt(name, near)).isPresent())
        .forEach(name -> refuseUnlessKnown(name, Setting::variable));
  }

  static void refuseUnknown(Set<String> properties, Collection<String> more) {
    properties.stream()
        .filter(name -> !more.contains(name))
        .forEach(name -> refuseUnlessKnown(name, Setting::property));
  }

  private static void refuseUnlessKnown(String name, Function<Setting, String> spelling) {
    if (Arrays.stream(Setting.values()).map(spelling).noneMatch(name::equals)) {
      throw new SettingsException(
          "'"
              + name
              + "' is not a setting; did you mean '"
              + nearest(name, spelling).orElse("")
              + "'?");
    }
  }

  private static Optional<String> nearest(String name, Function<Setting, String> spelling) {
    return Arrays.stream(Setting.values())
        .map(spelling)
        .min(Comparator.comparingInt(known -> distance(name, known)));
  }

  private static boolean misspelt(String name, String near) {
    int distance = distance(name, near);
    return distance > 0 && distance <= 2 && name.length() > 8;
  }

  private static String firstWord(String name) {
    return name.split("\\.", 2)[0];
  }

  /** Returns the number of single-character edits between two words (Levenshtein). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
