package io.github.bybitcamel.risk;

import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Prices of a symbol, in quote coin.
 *
 * @param reference the mark price; the last one where there is no mark (spot)
 * @param last last traded
 * @param bid best bid; empty when the book has none
 * @param ask best ask; empty when the book has none
 */
public record Quote(
    BigDecimal reference, BigDecimal last, Optional<BigDecimal> bid, Optional<BigDecimal> ask) {

  /** Returns the price that a market order would begin to take. */
  BigDecimal taken(Side side) {
    return (side == Side.BUY ? ask : bid).orElse(last);
  }
}
