package io.github.bybitcamel.settings;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values in force: environment before {@code -D} before files before defaults. Immutable. */
public final class Settings {

  private final Map<String, String> values;
  private final Map<String, String> origins;

  private Settings(Map<String, String> values, Map<String, String> origins) {
    this.values = Map.copyOf(values);
    this.origins = Map.copyOf(origins);
  }

  /** Resolves every setting of {@link Setting}, as {@link #of(Map, Map, Map, Collection)} does. */
  public static Settings of(
      Map<String, String> environment, Map<String, String> system, Map<String, String> files) {
    return of(environment, system, files, Set.of());
  }

  /**
   * Resolves every setting.
   *
   * @param environment variables, for example {@code System.getenv()}
   * @param system {@code -D} properties by name
   * @param files what the property files say, the profile's over the base's
   * @param more property names of families that {@link Setting} does not list one by one
   * @throws SettingsException if a name looks like a setting and is none
   */
  public static Settings of(
      Map<String, String> environment,
      Map<String, String> system,
      Map<String, String> files,
      Collection<String> more) {
    Names.refuseUnknown(environment, system, files, more);
    Map<String, String> values = new HashMap<>();
    for (Setting setting : Setting.values()) {
      setting.defaultText().ifPresent(text -> values.put(setting.property(), text));
    }
    Stream.of(
            Names.properties(),
            more.stream(),
            Stream.concat(system.keySet().stream(), files.keySet().stream())
                .filter(name -> Family.of(name).isPresent()),
            environment.keySet().stream().map(Family::ofVariable).flatMap(Optional::stream))
        .flatMap(Function.identity())
        .forEach(
            name ->
                Stream.of(
                        environment.get(Setting.variable(name)), system.get(name), files.get(name))
                    .filter(Objects::nonNull)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .ifPresent(text -> values.put(name, text)));
    Map<String, String> origins = new HashMap<>();
    values.keySet().forEach(name -> origins.put(name, origin(name, environment, system, files)));
    return new Settings(values, origins);
  }

  private static String origin(
      String name,
      Map<String, String> environment,
      Map<String, String> system,
      Map<String, String> files) {
    if (isSet(environment.get(Setting.variable(name)))) {
      return "environment";
    }
    if (isSet(system.get(name))) {
      return "-D";
    }
    return isSet(files.get(name)) ? "file" : "default";
  }

  private static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }

  /**
   * Returns where a value comes from: {@code environment}, {@code -D}, {@code file}, {@code
   * default}, or {@code program}; empty text where there is none.
   */
  public String origin(String property) {
    return values.containsKey(property) ? origins.getOrDefault(property, "program") : "";
  }

  /**
   * Returns these settings with others in their place.
   *
   * @param overrides values by property name, for example {@code bybit.environment}; blank takes
   *     the value away
   * @param families property names of families that {@link Setting} does not list one by one
   * @throws SettingsException if a name is no setting
   */
  public Settings with(Map<String, String> overrides, Collection<String> families) {
    Names.refuseUnknown(overrides.keySet(), families);
    Map<String, String> more = new HashMap<>(values);
    Map<String, String> left = new HashMap<>(origins);
    left.keySet().removeAll(overrides.keySet());
    overrides.forEach(
        (name, text) -> {
          if (text.isBlank()) {
            more.remove(name);
          } else {
            more.put(name, text.strip());
          }
        });
    return new Settings(more, left);
  }

  /**
   * Lets orders that cost real money pass.
   *
   * @throws SettingsException if what bounds them is not set
   */
  public void requireForRealMoney() {
    if (find(Setting.MAX_ORDER_NOTIONAL).isEmpty()) {
      throw new SettingsException(
          "on mainnet risk.max-order-notional is required: set RISK_MAX_ORDER_NOTIONAL to the"
              + " greatest value of one order, in USD");
    }
    refuseSilence(this::find);
  }

  /**
   * Refuses that lifting one limit lifts others, which are measured by it.
   *
   * @param lookup the values by which orders that cost real money are bounded
   * @throws SettingsException if {@code risk.max-order-notional} is {@code none} and one of them is
   *     not set
   */
  public static void refuseSilence(Function<String, Optional<String>> lookup) {
    if (lookup.apply(Setting.MAX_ORDER_NOTIONAL.property()).filter("none"::equals).isEmpty()) {
      return;
    }
    Stream.of(Setting.MAX_POSITION_NOTIONAL, Setting.MAX_TOTAL_NOTIONAL, Setting.DAILY_LOSS)
        .filter(setting -> lookup.apply(setting.property()).isEmpty())
        .findFirst()
        .ifPresent(
            setting -> {
              throw new SettingsException(
                  "on mainnet risk.max-order-notional is none, and %s is measured by it: set %s (%s)"
                      .formatted(setting.property(), setting.variable(), setting.range()));
            });
  }

  /** Returns the value of a setting by its property name. */
  public Optional<String> find(String property) {
    return Optional.ofNullable(values.get(property));
  }

  /** Returns the value of a setting. */
  public Optional<String> find(Setting setting) {
    return find(setting.property());
  }

  /**
   * Returns the names that an operator has given to the members of a family.
   *
   * @param member any setting of the family, for example {@link Setting#SOURCE_TOKEN} for all
   *     {@code source.<name>.…}
   */
  public Set<String> names(Setting member) {
    String room = member.property().split("\\.", 2)[0];
    return values.keySet().stream()
        .filter(property -> property.startsWith(room + "."))
        .flatMap(property -> Family.of(property).flatMap(f -> f.nameIn(property)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the value of one name's setting of a family, or its default. */
  public Optional<String> find(Setting member, String name) {
    return find(Family.property(member.property(), name)).or(member::defaultText);
  }

  /**
   * Returns a whole number of one name's setting of a family that has a default.
   *
   * @throws SettingsException if it is none, or less than {@code least}
   */
  public long number(Setting member, String name, long least) {
    Map<String, String> one = new HashMap<>(values);
    find(member, name).ifPresent(text -> one.put(member.property(), text));
    return new Settings(one, origins).number(member, least);
  }

  /**
   * Returns the value of a secret: as it is set, or as it stands in the file that {@code …-file}
   * names.
   *
   * @throws SettingsException if both are set, or if the file cannot be read or is empty
   */
  public Optional<String> secret(Setting setting) {
    return new SecretFile(setting.property(), this).value();
  }

  /** Returns the value of one name's secret of a family, as {@link #secret(Setting)} does. */
  public Optional<String> secret(Setting member, String name) {
    return new SecretFile(Family.property(member.property(), name), this).value();
  }

  /**
   * Returns the value of a setting that has a default.
   *
   * @throws SettingsException if there is none
   */
  public String text(Setting setting) {
    return find(setting).orElseThrow(() -> refuse(setting, "is not set"));
  }

  /**
   * Returns a whole number.
   *
   * @throws SettingsException if it is none, or less than {@code least}
   */
  public long number(Setting setting, long least) {
    String text = text(setting);
    try {
      long number = Long.parseLong(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refuse(setting, "is '" + text + "', not a whole number");
    }
    throw refuse(setting, "is " + text + ", less than " + least);
  }

  /**
   * Returns whether something is switched on; the setting has a default.
   *
   * @throws SettingsException if it is neither true nor false
   */
  public boolean flag(Setting setting) {
    String text = text(setting);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refuse(setting, "is '" + text + "', neither true nor false");
    };
  }

  /**
   * Returns an amount of money, if one is set.
   *
   * @throws SettingsException if it is no decimal greater than zero
   */
  public Optional<BigDecimal> amount(Setting setting) {
    return find(setting).map(text -> amount(setting, text));
  }

  private static BigDecimal amount(Setting setting, String text) {
    if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,18})?") || new BigDecimal(text).signum() == 0) {
      throw refuse(setting, "is '" + text + "', not a decimal greater than 0");
    }
    return new BigDecimal(text);
  }

  /** Returns the value of every setting that is a secret, and the secrets that stand in URLs. */
  public List<String> secrets() {
    return Stream.concat(
            Stream.of(Setting.values()).filter(Setting::secret).flatMap(this::secrets),
            values.entrySet().stream()
                .flatMap(entry -> secretsIn(entry.getKey(), entry.getValue())))
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  private static Stream<String> secretsIn(String property, String text) {
    if (ShownUrl.areSinks(property)) {
      return SinkNames.secrets(text);
    }
    return ShownUrl.isUrl(property) ? new ShownUrl(text).secrets() : Stream.empty();
  }

  /**
   * Returns the value of a setting as anybody may see it: nothing of a secret, and a URL, of sinks
   * too, without users, passwords and parameters.
   */
  public Optional<String> shown(Setting setting, String property) {
    return find(property)
        .map(
            text -> {
              if (setting.secret()) {
                return "••••••";
              }
              if (ShownUrl.areSinks(property)) {
                return SinkNames.of(text).stream()
                    .map(SinkNames::shown)
                    .collect(Collectors.joining(","));
              }
              return ShownUrl.isUrl(property)
                  ? new ShownUrl(text).shown(setting == Setting.SINK_HTTP_URL)
                  : text;
            });
  }

  private Stream<String> secrets(Setting setting) {
    return Family.isFamily(setting.property())
        ? names(setting).stream().flatMap(name -> secret(setting, name).stream())
        : secret(setting).stream();
  }

  /** Returns every setting that is no secret and has a value, by property name. */
  public Map<String, String> open() {
    Map<String, String> open = new HashMap<>();
    Stream.of(Setting.values())
        .filter(setting -> !setting.secret())
        .map(Setting::property)
        .filter(values::containsKey)
        .forEach(name -> open.put(name, values.get(name)));
    values.forEach(
        (name, text) ->
            Family.of(name)
                .filter(family -> !family.setting().secret())
                .ifPresent(family -> open.put(name, text)));
    open.keySet().removeIf(Family::isFamily);
    return open;
  }

  private static SettingsException refuse(Setting setting, String fault) {
    return new SettingsException(
        "%s %s; set %s or %s (%s: %s)"
            .formatted(
                setting.property(),
                fault,
                setting.property(),
                setting.variable(),
                setting.meaning(),
                setting.range()));
  }
}
