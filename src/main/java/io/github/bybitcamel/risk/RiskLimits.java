package io.github.bybitcamel.risk;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The limits that hold whatever the sender does; an empty one is not set. Amounts are in USD.
 *
 * @param everybody what may be traded
 * @param bySource what a source may trade; nothing more than everybody may
 * @param maxPositionNotional what one position may come to
 * @param maxTotalNotional what all positions may come to
 * @param maxOpenOrders how many orders may stand in the books
 * @param collarPct how far through the market a price may be, in percent
 * @param slippagePct how far the market may have moved from the price a sender saw, in percent
 * @param perMinute orders in a minute
 * @param perHour orders in an hour
 * @param perDay orders in 24 hours
 * @param dailyLoss what a UTC day may cost; at the limit it is reached
 * @param maxLeverage of a symbol
 * @param requireStop whether no order may open risk without a stop-loss
 * @param coolDown how soon one order of a symbol may follow another
 * @param dataAge how old prices, positions and orders may be
 * @param dayAge how old the day's result may be
 */
public record RiskLimits(
    Allowance everybody,
    Map<String, Allowance> bySource,
    Optional<BigDecimal> maxPositionNotional,
    Optional<BigDecimal> maxTotalNotional,
    Optional<Integer> maxOpenOrders,
    Optional<BigDecimal> collarPct,
    Optional<BigDecimal> slippagePct,
    Optional<Integer> perMinute,
    Optional<Integer> perHour,
    Optional<Integer> perDay,
    Optional<BigDecimal> dailyLoss,
    Optional<BigDecimal> maxLeverage,
    boolean requireStop,
    Optional<Duration> coolDown,
    Duration dataAge,
    Duration dayAge) {

  /** Copies. */
  public RiskLimits {
    bySource = Map.copyOf(bySource);
  }

  /** Returns what {@code source} may trade, beside what everybody may. */
  Allowance of(String source) {
    return bySource.getOrDefault(source, Allowance.ALL);
  }

  boolean limitsOrders() {
    return everybody.maxOrderNotional().isPresent()
        || bySource.values().stream().anyMatch(a -> a.maxOrderNotional().isPresent());
  }

  /** Returns whether the value of an order must be known before it can be judged. */
  public boolean limitsValue() {
    return limitsOrders() || maxPositionNotional.isPresent() || maxTotalNotional.isPresent();
  }

  /** Returns whether it must be known which orders have passed lately. */
  public boolean limitsPace() {
    return perMinute.isPresent()
        || perHour.isPresent()
        || perDay.isPresent()
        || coolDown.isPresent();
  }

  /** Returns what has to be read before an order can be judged. */
  public Set<Datum> needs() {
    Set<Datum> data = EnumSet.noneOf(Datum.class);
    Arrays.stream(RiskRule.values()).forEach(rule -> data.addAll(rule.needs(this)));
    return data;
  }

  /**
   * Returns that a day has cost what it may.
   *
   * @param day its result in USD; a loss is negative
   */
  public Optional<Denial> dailyLossReached(BigDecimal day) {
    return dailyLoss
        .filter(limit -> day.negate().compareTo(limit) >= 0)
        .map(
            limit ->
                new Denial(
                    RiskRule.DAILY_LOSS.name(),
                    "%s USD lost today >= %s"
                        .formatted(Denial.plain(day.negate()), Denial.plain(limit))));
  }

  /** Returns why a symbol's leverage must not be set to {@code leverage}. */
  public Optional<Denial> refuseLeverage(BigDecimal leverage, String symbol) {
    return maxLeverage
        .filter(limit -> leverage.compareTo(limit) > 0)
        .map(
            limit ->
                new Denial(
                    RiskRule.MAX_LEVERAGE.name(),
                    "%s to %s > %s"
                        .formatted(symbol, Denial.plain(leverage), Denial.plain(limit))));
  }

  /** Returns why {@code source} must not change anything of a symbol: it is not among the named. */
  public Optional<Denial> refuseUnnamed(
      String source, String action, Category category, String symbol) {
    return AllowedRules.unnamed(source, action, category.text(), symbol, this);
  }

  /** Returns why {@code wish} must not be sent: the first rule that denies it. */
  public Optional<Denial> judge(Wish wish, Exposure exposure) {
    return Arrays.stream(RiskRule.values())
        .flatMap(rule -> rule.judge(wish, exposure, this).stream())
        .findFirst();
  }
}
