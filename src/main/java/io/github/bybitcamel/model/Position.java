package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What is open in a symbol, or in one leg of a hedge.
 *
 * @param positionIdx 0 one-way, 1 hedge buy side, 2 hedge sell side
 * @param side the direction; empty when flat
 * @param quantity how much, never negative, in base coin (inverse: USD)
 * @param averagePrice the entry, in quote coin; empty when flat
 * @param markPrice by which it is valued, in quote coin
 * @param leverage the multiple; empty under portfolio margin
 * @param liquidationPrice where it would be liquidated, in quote coin
 * @param unrealisedPnl in settle coin
 * @param takeProfit the position's own take-profit
 * @param stopLoss the position's own stop-loss
 * @param trailingStop distance of its trailing stop
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position">Bybit V5: Get Position Info</a>
 */
public record Position(
    Category category,
    String symbol,
    int positionIdx,
    Optional<Side> side,
    BigDecimal quantity,
    Optional<BigDecimal> averagePrice,
    Optional<BigDecimal> markPrice,
    Optional<BigDecimal> leverage,
    Optional<BigDecimal> liquidationPrice,
    Optional<BigDecimal> unrealisedPnl,
    Optional<BigDecimal> takeProfit,
    Optional<BigDecimal> stopLoss,
    Optional<BigDecimal> trailingStop,
    Instant updatedAt) {

  /** Returns the quantity with its sign: long is positive, short is negative. */
  public BigDecimal signedQuantity() {
    return side.filter(s -> s == Side.SELL).isPresent() ? quantity.negate() : quantity;
  }

  /** Returns whether nothing is open. */
  public boolean isFlat() {
    return quantity.signum() == 0;
  }
}
