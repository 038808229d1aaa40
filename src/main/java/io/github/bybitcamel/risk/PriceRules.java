package io.github.bybitcamel.risk;

import static io.github.bybitcamel.risk.Denial.plain;

import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How far a price may be from the market, and the market from what the sender saw. */
final class PriceRules {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private PriceRules() {}

  /** Compares with what the order would take, or with the trigger that wakes it. */
  static Optional<String> collar(Wish wish, Exposure exposure, RiskLimits limits) {
    if (wish.trigger().isPresent() && wish.price().isEmpty()) {
      return Optional.empty();
    }
    Quote quote = exposure.quote().fresh(Datum.QUOTE, exposure.now(), limits.dataAge());
    BigDecimal from = wish.trigger().orElse(quote.reference());
    BigDecimal price = wish.price().orElse(quote.taken(wish.side()));
    BigDecimal through = price.subtract(from);
    BigDecimal worse = wish.side() == Side.BUY ? through : through.negate();
    return beyond(worse, from, limits.collarPct().orElseThrow())
        .map(
            percent ->
                "%s %s at %s, the market is at %s, %s"
                    .formatted(
                        wish.side().text(), wish.symbol(), plain(price), plain(from), percent));
  }

  static Optional<String> slippage(Wish wish, Exposure exposure, RiskLimits limits) {
    if (wish.signalPrice().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal seen = wish.signalPrice().get();
    BigDecimal last = exposure.quote().fresh(Datum.QUOTE, exposure.now(), limits.dataAge()).last();
    return beyond(last.subtract(seen).abs(), seen, limits.slippagePct().orElseThrow())
        .map(
            percent ->
                "the market moved from %s to %s, %s".formatted(plain(seen), plain(last), percent));
  }

  /** Exact: nothing is divided before it is compared. */
  private static Optional<String> beyond(BigDecimal distance, BigDecimal from, BigDecimal percent) {
    if (distance.multiply(HUNDRED).compareTo(from.multiply(percent)) <= 0) {
      return Optional.empty();
    }
    BigDecimal shown = distance.multiply(HUNDRED).divide(from, 3, RoundingMode.UP);
    return Optional.of("%s %% > %s %%".formatted(plain(shown), plain(percent)));
  }
}
