package io.github.bybitcamel.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Properties that differ in a name that the operator gives: {@code source.<name>.token}, {@code
 * account.<name>.risk.max-leverage}.
 *
 * @param prefix what stands before the name, with its dot
 * @param suffix what stands after it, with its dot
 * @param start what a variable begins with, of the prefix
 * @param end what a variable ends with, of the suffix
 */
record Family(Setting setting, String prefix, String suffix, String start, String end) {

  private static final String PLACE = "<name>";

  /** Every limit is one of each account too. */
  private static final String LIMIT = "risk.";

  private static final String ACCOUNT = "account.";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}(-[a-z0-9]{1,32}){0,3}");

  /** All of them, the longest suffix first: it says most. */
  private static final List<Family> ALL =
      Arrays.stream(Setting.values())
          .flatMap(Family::of)
          .sorted(Comparator.comparingInt((Family family) -> -family.suffix().length()))
          .toList();

  private Family(Setting setting, String prefix, String suffix) {
    this(setting, prefix, suffix, Setting.variable(prefix), Setting.variable(suffix));
  }

  private static Stream<Family> of(Setting setting) {
    if (setting.property().startsWith(LIMIT)) {
      return Stream.of(new Family(setting, ACCOUNT, "." + setting.property()));
    }
    if (!isFamily(setting.property())) {
      return Stream.empty();
    }
    String[] parts = setting.property().split(PLACE, -1);
    Family plain = new Family(setting, parts[0], parts[1]);
    return setting.secret()
        ? Stream.of(plain, new Family(setting, parts[0], parts[1] + Setting.FILE))
        : Stream.of(plain);
  }

  static boolean isFamily(String property) {
    return property.contains(PLACE);
  }

  /** Returns the property of the family that belongs to {@code name}. */
  static String property(String family, String name) {
    return family.replace(PLACE, name);
  }

  /** Returns the family to which {@code property} belongs. */
  static Optional<Family> of(String property) {
    return ALL.stream().filter(family -> family.nameIn(property).isPresent()).findFirst();
  }

  /** Returns the property for which a variable stands. */
  static Optional<String> ofVariable(String variable) {
    return ALL.stream().flatMap(family -> family.between(variable).stream()).findFirst();
  }

  /** Returns properties that {@code property} may have been meant to be. */
  static Stream<String> near(String property) {
    String[] parts = property.split("\\.", 3);
    return ALL.stream()
        .filter(family -> parts.length == 3 && family.prefix.equals(parts[0] + "."))
        .map(family -> family.prefix + parts[1] + family.suffix);
  }

  /** Returns variables that {@code variable} may have been meant to be. */
  static Stream<String> nearVariables(String variable) {
    return ALL.stream()
        .filter(family -> variable.startsWith(family.start))
        .flatMap(family -> family.endings(variable));
  }

  private Stream<String> endings(String variable) {
    return Stream.iterate(
            variable.indexOf('_', start.length()),
            at -> at > 0,
            at -> variable.indexOf('_', at + 1))
        .map(at -> variable.substring(0, at) + end);
  }

  private Optional<String> between(String variable) {
    boolean fits =
        variable.startsWith(start)
            && variable.endsWith(end)
            && variable.length() > start.length() + end.length();
    return Optional.of(variable)
        .filter(any -> fits)
        .map(any -> any.substring(start.length(), any.length() - end.length()))
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(name -> NAME.matcher(name).matches())
        .map(name -> prefix + name + suffix);
  }

  Optional<String> nameIn(String property) {
    boolean fits =
        property.startsWith(prefix)
            && property.endsWith(suffix)
            && property.length() > prefix.length() + suffix.length();
    return Optional.of(property)
        .filter(any -> fits)
        .map(any -> any.substring(prefix.length(), any.length() - suffix.length()))
        .filter(name -> NAME.matcher(name).matches());
  }
}
