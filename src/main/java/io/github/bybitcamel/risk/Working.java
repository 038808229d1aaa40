package io.github.bybitcamel.risk;

import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;

/**
 * An order that may still execute and open risk: in the book, or on its way there.
 *
 * @param name by which it is told from others: our orderLinkId, else the exchange's id
 * @param value of what has not executed yet, in USD
 * @param rests whether it stays in the book
 */
public record Working(
    String name, PositionKey position, Side side, BigDecimal value, boolean rests) {

  /** Returns the value with its sign: a buy is positive. */
  BigDecimal signed() {
    return side == Side.BUY ? value : value.negate();
  }
}
