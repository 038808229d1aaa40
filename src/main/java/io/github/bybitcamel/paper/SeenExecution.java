package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An execution in the exchange's ledger.
 *
 * @param qty base coin; inverse: US dollars
 * @param price quote coin
 * @param fee settle coin; spot: the coin received
 */
public record SeenExecution(
    String execId,
    String orderId,
    String orderLinkId,
    Category category,
    String symbol,
    Side side,
    BigDecimal qty,
    BigDecimal price,
    BigDecimal fee,
    boolean maker,
    Instant at) {

  static SeenExecution of(Execution execution, Order order) {
    return new SeenExecution(
        execution.id(),
        order.id(),
        order.terms().linkId(),
        execution.category(),
        execution.symbol(),
        order.terms().side(),
        execution.qty(),
        execution.price(),
        execution.fee(),
        execution.maker(),
        Instant.ofEpochMilli(execution.at()));
  }
}
