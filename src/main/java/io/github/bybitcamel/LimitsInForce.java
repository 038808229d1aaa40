package io.github.bybitcamel;

import io.github.bybitcamel.console.AccountView;
import io.github.bybitcamel.console.Limit;
import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.risk.Holdings;
import io.github.bybitcamel.risk.Reading;
import io.github.bybitcamel.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The limits that the gate holds, with what it has counted against them. Where it has not counted
 * lately, nothing is asked for its sake: what the console itself has seen stands in.
 */
record LimitsInForce(RiskLimits limits, AccountReadings readings, Clock clock)
    implements Function<AccountView, List<Limit>> {

  private static final Duration LATELY = Duration.ofMinutes(1);

  @Override
  public List<Limit> apply(AccountView held) {
    Optional<Holdings> counted = lately(readings.lastHoldings());
    return List.of(
        new Limit("Largest order", Optional.empty(), limits.everybody().maxOrderNotional(), "USD"),
        new Limit(
            "Exposure",
            counted.map(Holdings::total).or(() -> Optional.of(held.exposure())),
            limits.maxTotalNotional(),
            "USD"),
        new Limit(
            "Open orders",
            counted
                .map(Holdings::resting)
                .map(BigDecimal::valueOf)
                .or(() -> Optional.of(BigDecimal.valueOf(held.orders().size()))),
            limits.maxOpenOrders().map(BigDecimal::valueOf),
            ""),
        new Limit(
            "Loss today",
            lately(readings.lastDay())
                .or(() -> Optional.of(held.realisedToday()))
                .map(day -> day.negate().max(BigDecimal.ZERO)),
            limits.dailyLoss(),
            "USD"));
  }

  /** What lies ahead was read before the clock was set back. */
  private <T> Optional<T> lately(Reading<T> read) {
    Duration age = Duration.between(read.at(), clock.instant()).abs();
    return read.value().filter(any -> age.compareTo(LATELY) < 0);
  }
}
