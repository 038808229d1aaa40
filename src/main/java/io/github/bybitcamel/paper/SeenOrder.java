package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order in the exchange's ledger.
 *
 * @param orderLinkId empty when the order was given none
 * @param parentOrderLinkId the order that brought this take-profit or stop-loss; empty for others
 * @param orderType {@code Market} or {@code Limit}
 * @param qty base coin; inverse: US dollars; spot by value: quote coin
 * @param price zero for market orders
 * @param triggerPrice zero for orders that are not conditional
 * @param takeProfit what the order brought along; zero for none
 * @param stopLoss what the order brought along; zero for none
 * @param stopOrderType Bybit's word, empty for plain orders
 * @param status Bybit's word
 * @param filled how much was executed: base coin; inverse: US dollars
 */
public record SeenOrder(
    String orderId,
    String orderLinkId,
    String parentOrderLinkId,
    Category category,
    String symbol,
    Side side,
    String orderType,
    BigDecimal qty,
    BigDecimal price,
    BigDecimal triggerPrice,
    BigDecimal takeProfit,
    BigDecimal stopLoss,
    boolean reduceOnly,
    String stopOrderType,
    String status,
    BigDecimal filled,
    Instant at) {

  static SeenOrder of(Order order) {
    Terms terms = order.terms();
    return new SeenOrder(
        order.id(),
        terms.linkId(),
        order.origin().parentLinkId(),
        terms.category(),
        terms.symbol(),
        terms.side(),
        terms.market() ? "Market" : "Limit",
        terms.qty(),
        terms.price(),
        terms.trigger().price(),
        terms.exits().takeProfit(),
        terms.exits().stopLoss(),
        terms.reduceOnly(),
        order.origin().stopOrderType(),
        order.status().text(),
        order.filled(),
        Instant.ofEpochMilli(order.createdAt()));
  }
}
