package io.github.bybitcamel.risk;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules, in the order in which they are asked; the name of each is the code of its denial. What
 * lessens risk is never asked. A rule whose limit is not set lets everything pass.
 */
// Functions without state, and sets that nobody changes.
@SuppressWarnings("ImmutableEnumChecker")
public enum RiskRule {
  /** Only the categories that are named. */
  CATEGORY_NOT_ALLOWED(limits -> true, Set.of(), AllowedRules::category),
  /** Only the symbols that are named. */
  SYMBOL_NOT_ALLOWED(limits -> true, Set.of(), AllowedRules::symbol),
  /** Only the actions that are named. */
  ACTION_NOT_ALLOWED(limits -> true, Set.of(), AllowedRules::action),
  /** No entry without a stop-loss. */
  STOP_REQUIRED(RiskLimits::requireStop, Set.of(), AllowedRules::stop),
  /** The value of one order. */
  MAX_NOTIONAL(RiskLimits::limitsOrders, Set.of(Datum.RATE), ValueRules::order),
  /** The leverage of the symbol. */
  MAX_LEVERAGE(
      limits -> limits.maxLeverage().isPresent(), Set.of(Datum.LEVERAGE), ValueRules::leverage),
  /** How far through the market a price may be. */
  PRICE_COLLAR(limits -> limits.collarPct().isPresent(), Set.of(Datum.QUOTE), PriceRules::collar),
  /** How far the market may have moved since the sender looked. */
  MAX_SLIPPAGE(
      limits -> limits.slippagePct().isPresent(), Set.of(Datum.QUOTE), PriceRules::slippage),
  /** How many orders may stand in the books. */
  MAX_OPEN_ORDERS(
      limits -> limits.maxOpenOrders().isPresent(), Set.of(Datum.HOLDINGS), ValueRules::openOrders),
  /** What one position may come to. */
  MAX_POSITION_NOTIONAL(
      limits -> limits.maxPositionNotional().isPresent(),
      Set.of(Datum.RATE, Datum.HOLDINGS),
      ValueRules::position),
  /** What all positions may come to. */
  MAX_TOTAL_NOTIONAL(
      limits -> limits.maxTotalNotional().isPresent(),
      Set.of(Datum.RATE, Datum.HOLDINGS),
      ValueRules::total),
  /** How many orders in a minute. */
  MAX_ORDERS_PER_MINUTE(limits -> limits.perMinute().isPresent(), Set.of(), PaceRules::minute),
  /** How many orders in an hour. */
  MAX_ORDERS_PER_HOUR(limits -> limits.perHour().isPresent(), Set.of(), PaceRules::hour),
  /** How many orders in 24 hours. */
  MAX_ORDERS_PER_DAY(limits -> limits.perDay().isPresent(), Set.of(), PaceRules::day),
  /** How soon one order of a symbol may follow another. */
  COOL_DOWN(limits -> limits.coolDown().isPresent(), Set.of(), PaceRules::coolDown),
  /** What the UTC day may cost. */
  DAILY_LOSS(limits -> limits.dailyLoss().isPresent(), Set.of(Datum.DAY), ValueRules::dailyLoss);

  private final Predicate<RiskLimits> set;
  private final Set<Datum> data;
  private final Judge judge;

  /** Returns why it denies. */
  @FunctionalInterface
  interface Judge {
    Optional<String> denies(Wish wish, Exposure exposure, RiskLimits limits);
  }

  RiskRule(Predicate<RiskLimits> set, Set<Datum> data, Judge judge) {
    this.set = set;
    this.data = data;
    this.judge = judge;
  }

  /** Returns what it needs to know, if its limit is set. */
  public Set<Datum> needs(RiskLimits limits) {
    return set.test(limits) ? data : Set.of();
  }

  /** Returns whether it judges by what the account holds. */
  public boolean asksHoldings() {
    return data.contains(Datum.HOLDINGS);
  }

  /** Returns why {@code wish} must not be sent; denies too where it cannot know. */
  public Optional<Denial> judge(Wish wish, Exposure exposure, RiskLimits limits) {
    if (!set.test(limits)) {
      return Optional.empty();
    }
    try {
      return judge.denies(wish, exposure, limits).map(numbers -> new Denial(name(), numbers));
    } catch (NoData e) {
      return Optional.of(e.denial(this));
    }
  }
}
