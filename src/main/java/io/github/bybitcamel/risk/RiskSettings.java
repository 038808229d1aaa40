package io.github.bybitcamel.risk;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.SettingsException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the limits from settings. Where real money is at stake, a limit that is not set has a safe
 * value, most of them measured by {@code risk.max-order-notional}; only the word {@code none} lifts
 * it.
 */
public final class RiskSettings {

  private static final String NONE = "none";
  private static final String DECIMAL = "[0-9]{1,18}(\\.[0-9]{1,18})?";

  private final Function<String, Optional<String>> find;
  private final boolean realMoney;

  /**
   * Prepares to read.
   *
   * @param find the value of a setting by its property name
   * @param realMoney whether orders cost real money
   */
  public RiskSettings(Function<String, Optional<String>> find, boolean realMoney) {
    this.find = find;
    this.realMoney = realMoney;
  }

  /**
   * Returns the limits.
   *
   * @param sources names of sources that have settings of their own
   * @throws SettingsException if a value cannot be read
   */
  public RiskLimits limits(Set<String> sources) {
    return limits(sources.stream().collect(Collectors.toMap(Function.identity(), this::ofSource)));
  }

  private Allowance ofSource(String name) {
    return new Allowance(
        find(Setting.SOURCE_CATEGORIES, name).map(RiskSettings::words).orElse(Set.of()),
        find(Setting.SOURCE_SYMBOLS, name).map(RiskSettings::words).orElse(Set.of()),
        find(Setting.SOURCE_ACTIONS, name).map(RiskSettings::words).orElse(Set.of()),
        find(Setting.SOURCE_MAX_ORDER, name).map(text -> amount(Setting.SOURCE_MAX_ORDER, text)));
  }

  private Optional<String> find(Setting member, String name) {
    return find.apply(member.property().replace("<name>", name));
  }

  /** Returns the limits with what a source may trade, by its name. */
  RiskLimits limits(Map<String, Allowance> bySource) {
    Optional<BigDecimal> order = amount(Setting.MAX_ORDER_NOTIONAL, Optional.empty());
    return new RiskLimits(
        new Allowance(
            list(Setting.RISK_CATEGORIES, "spot,linear,inverse"),
            list(Setting.RISK_SYMBOLS, ""),
            list(Setting.RISK_ACTIONS, ""),
            order),
        bySource,
        amount(Setting.MAX_POSITION_NOTIONAL, times(order, 10)),
        amount(Setting.MAX_TOTAL_NOTIONAL, times(order, 20)),
        count(Setting.MAX_OPEN_ORDERS, 50),
        amount(Setting.PRICE_COLLAR, Optional.of("5")),
        amount(Setting.MAX_SLIPPAGE, Optional.of("2")),
        count(Setting.ORDERS_PER_MINUTE, 60),
        count(Setting.ORDERS_PER_HOUR, 600),
        count(Setting.ORDERS_PER_DAY, 3000),
        amount(Setting.DAILY_LOSS, times(order, 1)),
        amount(Setting.MAX_LEVERAGE, Optional.of("10")),
        flag(Setting.REQUIRE_STOP),
        Optional.of(seconds(Setting.COOL_DOWN, 0)).filter(pause -> !pause.isZero()),
        Duration.ofMillis(number(Setting.RISK_DATA_AGE, 100)),
        seconds(Setting.RISK_DAY_AGE, 1));
  }

  /** Returns a count that is not set, or what it is where real money is at stake. */
  public Optional<Integer> counted(Setting setting, int forRealMoney) {
    return count(setting, forRealMoney);
  }

  /** Returns whether something is switched on; where it is not said, on for real money only. */
  public boolean switched(Setting setting) {
    return find.apply(setting.property()).isPresent() ? flag(setting) : realMoney;
  }

  /** Returns how many minutes, if it is set. */
  public Optional<Duration> minutes(Setting setting) {
    return find.apply(setting.property()).map(text -> Duration.ofMinutes(whole(setting, text, 1)));
  }

  private static Optional<String> times(Optional<BigDecimal> order, int factor) {
    return order.map(value -> value.multiply(BigDecimal.valueOf(factor)).toPlainString());
  }

  private Optional<String> text(Setting setting, Optional<String> forRealMoney) {
    Optional<String> said = find.apply(setting.property());
    Optional<String> text = realMoney ? said.or(() -> forRealMoney) : said;
    return text.filter(value -> !value.equals(NONE));
  }

  private Set<String> list(Setting setting, String forRealMoney) {
    return text(setting, Optional.of(forRealMoney)).map(RiskSettings::words).orElse(Set.of());
  }

  /** Returns the words of a list that commas part. */
  public static Set<String> words(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<BigDecimal> amount(Setting setting, Optional<String> forRealMoney) {
    return text(setting, forRealMoney).map(text -> amount(setting, text));
  }

  private static BigDecimal amount(Setting setting, String text) {
    if (!text.matches(DECIMAL) || new BigDecimal(text).signum() == 0) {
      throw refuse(setting, text, "not a decimal greater than 0");
    }
    return new BigDecimal(text);
  }

  private Optional<Integer> count(Setting setting, int forRealMoney) {
    return text(setting, Optional.of(String.valueOf(forRealMoney)))
        .map(text -> (int) whole(setting, text, 1));
  }

  private boolean flag(Setting setting) {
    String text = find.apply(setting.property()).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refuse(setting, text, "neither true nor false");
    };
  }

  private Duration seconds(Setting setting, int least) {
    return Duration.ofSeconds(number(setting, least));
  }

  private long number(Setting setting, int least) {
    String text = find.apply(setting.property()).or(setting::defaultText).orElseThrow();
    return whole(setting, text, least);
  }

  private static long whole(Setting setting, String text, int least) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
      throw refuse(setting, text, "not a whole number from " + least);
    }
    return Integer.parseInt(text);
  }

  private static SettingsException refuse(Setting setting, String text, String fault) {
    return new SettingsException(
        "%s is '%s', %s; set %s or %s (%s: %s)"
            .formatted(
                setting.property(),
                text,
                fault,
                setting.property(),
                setting.variable(),
                setting.meaning(),
                setting.range()));
  }
}
