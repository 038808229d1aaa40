package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Writes what an order closed the way position/closed-pnl shows it. */
final class ClosedPnlView {

  private final Books books;

  ClosedPnlView(Books books) {
    this.books = books;
  }

  ObjectNode view(ClosedPnl pnl) {
    Order order = books.orders().number(pnl.orderNumber());
    Contract contract = books.contract(order);
    return Json.object()
        .put("symbol", pnl.symbol())
        .put("orderId", order.id())
        .put("side", order.terms().side().text())
        .put("qty", contract.qtyText(order.terms().qty()))
        .put("orderPrice", new OrderView(books).view(order).get("price").asText())
        .put("orderType", order.terms().market() ? "Market" : "Limit")
        .put("execType", "Trade")
        .put("closedSize", contract.qtyText(pnl.qty()))
        .put("cumEntryValue", Decimals.plain(pnl.entryValue()))
        .put("avgEntryPrice", price(contract, pnl.qty(), pnl.entryValue()))
        .put("cumExitValue", Decimals.plain(pnl.exitValue()))
        .put("avgExitPrice", price(contract, pnl.qty(), pnl.exitValue()))
        .put("closedPnl", Decimals.plain(pnl.pnl()))
        .put("fillCount", Integer.toString(pnl.fills()))
        .put("leverage", Decimals.plain(pnl.leverage()))
        .put("createdTime", Long.toString(pnl.createdAt()))
        .put("updatedTime", Long.toString(pnl.updatedAt()));
  }

  private static String price(Contract contract, BigDecimal qty, BigDecimal value) {
    return Decimals.plain(
        contract.inverse()
            ? qty.divide(value, Contract.PRECISION)
            : value.divide(qty, Contract.PRECISION));
  }
}
