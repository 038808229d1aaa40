package io.github.bybitcamel.risk;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The limits that hold whatever the sender does.
 *
 * @param maxOrderNotional the greatest value of one order, in quote coin; empty means no limit
 */
public record RiskLimits(Optional<BigDecimal> maxOrderNotional) {

  /**
   * Judges the value of one order.
   *
   * @param notional in quote coin
   * @param quoteCoin its unit, for the reason
   */
  public Optional<Denial> checkOrder(BigDecimal notional, String quoteCoin) {
    return maxOrderNotional
        .filter(limit -> notional.compareTo(limit) > 0)
        .map(
            limit ->
                new Denial(
                    "MAX_ORDER_NOTIONAL",
                    "%s %s > %s".formatted(plain(notional), quoteCoin, plain(limit))));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
