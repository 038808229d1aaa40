package io.github.bybitcamel;

import io.github.bybitcamel.control.GuardSettings;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.v5.V5SettingsException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the settings say of one account.
 *
 * @param name as signals have it
 */
record AccountSettings(String name, V5Settings v5, RiskLimits limits, GuardSettings trips) {

  private static final String FAMILY = "account.";

  /** Resolves the default account, which is at {@code v5}. */
  static AccountSettings standard(Settings settings, V5Settings v5) {
    return of(SignalHeader.DEFAULT_ACCOUNT, settings, v5, settings::find);
  }

  /**
   * Resolves every {@code account.<name>.…}. A limit that an account does not have of its own is
   * the one of {@code risk.…}.
   *
   * @throws SettingsException if an account does not name its exchange, or may cost real money
   *     without a bound
   * @throws V5SettingsException if exchange and key of an account cannot be used
   */
  static List<AccountSettings> named(Settings settings) {
    return settings.names(Setting.ACCOUNT_ENVIRONMENT).stream()
        .map(name -> named(name, settings))
        .toList();
  }

  /** Resolves where every {@code account.<name>.…} is, by name; its limits are not read. */
  static Map<String, V5Settings> exchanges(Settings settings) {
    Map<String, V5Settings> exchanges = new LinkedHashMap<>();
    settings
        .names(Setting.ACCOUNT_ENVIRONMENT)
        .forEach(name -> exchanges.put(name, exchange(name, settings)));
    return exchanges;
  }

  /** Resolves one account, as {@link #named(Settings)} does. */
  static AccountSettings named(String name, Settings settings) {
    Function<String, Optional<String>> lookup = property -> find(settings, name, property);
    V5Settings v5 = exchange(name, settings);
    if (v5.environment().realMoney()
        && lookup.apply(Setting.MAX_ORDER_NOTIONAL.property()).isEmpty()) {
      throw new SettingsException(
          ("on mainnet account.%s.risk.max-order-notional or risk.max-order-notional is required:"
                  + " set one of them")
              .formatted(name));
    }
    if (v5.environment().realMoney()) {
      Settings.refuseSilence(lookup);
    }
    try {
      return of(name, settings, v5, lookup);
    } catch (SettingsException e) {
      throw new SettingsException("account '%s': %s".formatted(name, e.getMessage()));
    }
  }

  private static V5Settings exchange(String name, Settings settings) {
    if (name.equals(SignalHeader.DEFAULT_ACCOUNT)) {
      throw new SettingsException(
          "account.default.… is no setting: the default account is bybit.… and risk.…");
    }
    Function<String, Optional<String>> lookup = property -> find(settings, name, property);
    if (lookup.apply(Setting.ENVIRONMENT.property()).isEmpty()
        && lookup.apply(Setting.BASE_URL.property()).isEmpty()) {
      throw new SettingsException(
          "account.%s.environment is not set: set it to paper, testnet, demo or mainnet"
              .formatted(name));
    }
    return exchange(name, lookup);
  }

  private static V5Settings exchange(String name, Function<String, Optional<String>> lookup) {
    try {
      return V5Settings.from(lookup);
    } catch (V5SettingsException e) {
      String named =
          e.getMessage()
              .replaceAll("\\bbybit\\.(?=environment|base-url|api-)", FAMILY + name + ".");
      throw new V5SettingsException("account '%s': %s".formatted(name, named));
    }
  }

  /** What says where and as whom is the account's own; what bounds it, its own or everybody's. */
  private static Optional<String> find(Settings settings, String name, String property) {
    String own = FAMILY + name + ".";
    if (property.startsWith("risk.")) {
      return settings.find(own + property).or(() -> settings.find(property));
    }
    if (property.equals(Setting.TESTNET.property())) {
      return Optional.empty();
    }
    return property.startsWith("bybit.") && !property.equals(Setting.RECV_WINDOW.property())
        ? settings.find(own + property.substring("bybit.".length()))
        : settings.find(property);
  }

  private static AccountSettings of(
      String name, Settings settings, V5Settings v5, Function<String, Optional<String>> lookup) {
    RiskSettings risk = new RiskSettings(lookup, v5.environment().realMoney());
    return new AccountSettings(
        name, v5, risk.limits(settings.names(Setting.SOURCE_TOKEN)), trips(risk));
  }

  private static GuardSettings trips(RiskSettings risk) {
    return new GuardSettings(
        risk.counted(Setting.TRIP_UNKNOWNS, 5),
        risk.counted(Setting.TRIP_REJECTS, 10),
        risk.counted(Setting.TRIP_CLOCK, 1000).map(Duration::ofMillis),
        risk.switched(Setting.TRIP_DAILY_LOSS),
        risk.minutes(Setting.DEAD_MAN));
  }

  /** Returns the same account at another exchange that plays the same role. */
  AccountSettings at(V5Settings other) {
    return new AccountSettings(name, other, limits, trips);
  }
}
