package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;

/**
 * One execution of an order.
 *
 * @param value quote coin; inverse: base coin
 * @param fee in {@code feeCoin}
 * @param closed how much of it reduced a position
 * @param at epoch milliseconds
 */
record Execution(
    long number,
    String id,
    Category category,
    String symbol,
    long orderNumber,
    BigDecimal qty,
    BigDecimal price,
    BigDecimal value,
    BigDecimal fee,
    BigDecimal feeRate,
    String feeCoin,
    boolean maker,
    BigDecimal leaves,
    BigDecimal closed,
    long at) {

  /** Returns this execution with what it closed. */
  Execution closing(BigDecimal reduced) {
    return new Execution(
        number,
        id,
        category,
        symbol,
        orderNumber,
        qty,
        price,
        value,
        fee,
        feeRate,
        feeCoin,
        maker,
        leaves,
        reduced,
        at);
  }
}
