package io.github.bybitcamel.risk;

import static io.github.bybitcamel.risk.Denial.plain;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an order, a position, the whole account and a day may be worth. */
final class ValueRules {

  private ValueRules() {}

  static Optional<String> order(Wish wish, Exposure exposure, RiskLimits limits) {
    Optional<BigDecimal> limit =
        Stream.of(limits.everybody(), limits.of(wish.source()))
            .flatMap(allowance -> allowance.maxOrderNotional().stream())
            .min(BigDecimal::compareTo);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = usd(wish, exposure, limits);
    boolean same = value.compareTo(wish.value()) == 0;
    String asked = plain(wish.value()) + " " + wish.quoteCoin();
    return above(value, limit.get(), same ? asked : "%s = %s USD".formatted(asked, plain(value)));
  }

  static Optional<String> leverage(Wish wish, Exposure exposure, RiskLimits limits) {
    if (!margined(wish.category())) {
      return Optional.empty();
    }
    BigDecimal leverage =
        exposure.leverage().fresh(Datum.LEVERAGE, exposure.now(), limits.dataAge());
    BigDecimal limit = limits.maxLeverage().orElseThrow();
    return above(leverage, limit, "%s has %s".formatted(wish.symbol(), plain(leverage)));
  }

  static boolean margined(Category category) {
    return category == Category.LINEAR || category == Category.INVERSE;
  }

  static Optional<String> openOrders(Wish wish, Exposure exposure, RiskLimits limits) {
    if (!wish.rests()) {
      return Optional.empty();
    }
    long orders = holdings(exposure, limits).resting() + 1;
    int limit = limits.maxOpenOrders().orElseThrow();
    return orders > limit ? Optional.of(orders + " > " + limit) : Optional.empty();
  }

  static Optional<String> position(Wish wish, Exposure exposure, RiskLimits limits) {
    Holdings before = holdings(exposure, limits);
    BigDecimal value = with(wish, exposure, limits, before).worst(wish.position());
    // Already too large, and not to become larger by this order: it makes nothing worse.
    if (value.compareTo(before.worst(wish.position())) <= 0) {
      return Optional.empty();
    }
    return above(
        value, limits.maxPositionNotional().orElseThrow(), wish.symbol() + " " + usd(value));
  }

  static Optional<String> total(Wish wish, Exposure exposure, RiskLimits limits) {
    Holdings before = holdings(exposure, limits);
    BigDecimal value = with(wish, exposure, limits, before).total();
    if (value.compareTo(before.total()) <= 0) {
      return Optional.empty();
    }
    return above(value, limits.maxTotalNotional().orElseThrow(), usd(value));
  }

  static Optional<String> dailyLoss(Wish wish, Exposure exposure, RiskLimits limits) {
    // The limit itself is lost: nothing is left to lose.
    return limits
        .dailyLossReached(exposure.day().fresh(Datum.DAY, exposure.now(), limits.dayAge()))
        .map(Denial::numbers);
  }

  private static Holdings holdings(Exposure exposure, RiskLimits limits) {
    return exposure.holdings().fresh(Datum.HOLDINGS, exposure.now(), limits.dataAge());
  }

  private static Holdings with(Wish wish, Exposure exposure, RiskLimits limits, Holdings holdings) {
    BigDecimal value = usd(wish, exposure, limits);
    Working order = new Working("", wish.position(), wish.side(), value, wish.rests());
    return holdings.with(List.of(order));
  }

  private static BigDecimal usd(Wish wish, Exposure exposure, RiskLimits limits) {
    return wish.value()
        .multiply(exposure.rate().fresh(Datum.RATE, exposure.now(), limits.dataAge()));
  }

  private static String usd(BigDecimal value) {
    return plain(value) + " USD";
  }

  private static Optional<String> above(BigDecimal value, BigDecimal limit, String words) {
    return value.compareTo(limit) > 0
        ? Optional.of(words + " > " + plain(limit))
        : Optional.empty();
  }
}
