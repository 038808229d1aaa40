package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderStatus;
import io.github.bybitcamel.model.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Reads orders and executions. */
final class OrderJson {

  private OrderJson() {}

  static OrderAck ack(Row row, Instant time) {
    return new OrderAck(row.text("orderId"), row.text("orderLinkId"), time);
  }

  static Order order(Category category, Row row) {
    OrderType orderType = row.orderType();
    Instant updated = row.time("updatedTime").orElse(Instant.EPOCH);
    Instant created = row.time("createdTime").orElse(updated);
    return new Order(
        category,
        row.needText("symbol"),
        row.needText("orderId"),
        row.text("orderLinkId"),
        row.needSide(),
        orderType,
        OrderStatus.of(row.needText("orderStatus")),
        row.needDecimal("qty"),
        row.decimalOrZero("cumExecQty"),
        row.positive("avgPrice"),
        limitPrice(orderType, row),
        row.positive("triggerPrice"),
        row.positive("takeProfit"),
        row.positive("stopLoss"),
        row.flag("reduceOnly"),
        row.integer("positionIdx"),
        stopOrderType(row),
        row.text("parentOrderLinkId"),
        row.text("rejectReason"),
        created,
        row.time("updatedTime").orElse(created));
  }

  /** The price of a market order is the exchange's protection, not a wish of ours. */
  private static Optional<BigDecimal> limitPrice(OrderType orderType, Row row) {
    return orderType == OrderType.MARKET ? Optional.empty() : row.positive("price");
  }

  private static String stopOrderType(Row row) {
    String text = row.text("stopOrderType");
    return text.equals("UNKNOWN") ? "" : text;
  }

  static Execution execution(Category category, Row row) {
    return new Execution(
        category,
        row.needText("symbol"),
        row.needText("execId"),
        row.text("orderId"),
        row.text("orderLinkId"),
        row.needSide(),
        row.needText("execType"),
        row.needDecimal("execPrice"),
        row.needDecimal("execQty"),
        row.decimal("execValue"),
        row.decimal("execFee"),
        row.text("feeCurrency"),
        row.flag("isMaker"),
        row.decimal("closedSize"),
        row.needTime("execTime"));
  }
}
