package io.github.bybitcamel.connector;

import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.RetrySettings;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects what a connector to Bybit V5 is made of. What is not said comes from the environment,
 * then from {@code -D}, then from the defaults that the README lists.
 */
public final class BybitV5Builder {

  private static final List<String> FAMILIES = LimitSettings.names();

  private final Map<String, String> overrides = new HashMap<>();
  private Optional<V5Client> client = Optional.empty();
  private Clock clock = Clock.systemUTC();

  BybitV5Builder() {}

  /**
   * Overrides a setting.
   *
   * @param name for example {@code bybit.environment}
   * @param value blank takes away what the environment says
   */
  public BybitV5Builder setting(String name, String value) {
    overrides.put(name, value);
    return this;
  }

  /** Makes all calls through {@code given}, which stays open; key and host are its own matter. */
  public BybitV5Builder client(V5Client given) {
    client = Optional.of(given);
    return this;
  }

  /** Takes the time from {@code given}. */
  public BybitV5Builder clock(Clock given) {
    clock = given;
    return this;
  }

  /**
   * Returns a connector that is not initialized yet.
   *
   * @throws io.github.bybitcamel.settings.SettingsException if a setting is unknown or malformed,
   *     or real money would move without a limit
   * @throws io.github.bybitcamel.v5.V5SettingsException if the settings do not name one exchange
   *     and a key for it
   */
  public BybitV5Connector build() {
    Settings settings =
        Settings.of(System.getenv(), system(System.getProperties()), Map.of(), FAMILIES)
            .with(overrides, FAMILIES);
    Line line = client.<Line>map(Line.Given::new).orElseGet(() -> own(settings));
    RiskLimits limits = new RiskSettings(settings::find, realMoney(settings)).limits(Set.of());
    Path inbox = Path.of(settings.text(Setting.INBOX_DIRECTORY));
    Freshness freshness =
        new Freshness(Duration.ofSeconds(settings.number(Setting.INBOX_MAX_AGE, 1)));
    Clock time = clock;
    return new BybitV5Connector(
        settings,
        line,
        given -> Session.of(given, limits, new KillSwitch(inbox), freshness, time),
        time);
  }

  private static Line own(Settings settings) {
    V5Settings v5 = V5Settings.from(settings::find);
    if (v5.environment().realMoney()) {
      settings.requireForRealMoney();
    }
    // The line reads these itself, once it is opened: what is wrong with them is said before.
    RetrySettings.from(settings::find);
    LimitSettings.from(settings::find);
    settings.number(Setting.LIMITS_PATIENCE, 1);
    return new Line.Own(v5);
  }

  private static boolean realMoney(Settings settings) {
    return settings.find(Setting.ENVIRONMENT).filter("mainnet"::equalsIgnoreCase).isPresent()
        || settings.find(Setting.TESTNET).filter("false"::equalsIgnoreCase).isPresent();
  }

  /** Names beside our settings are the business of the program that we are a part of. */
  private static Map<String, String> system(Properties properties) {
    return Stream.concat(Arrays.stream(Setting.values()).map(Setting::property), FAMILIES.stream())
        .filter(properties::containsKey)
        .collect(Collectors.toMap(Function.identity(), properties::getProperty));
  }
}
