package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes an execution the way execution/list shows it. */
final class ExecutionView {

  private final Books books;
  private final OrderView orders;

  ExecutionView(Books books) {
    this.books = books;
    this.orders = new OrderView(books);
  }

  ObjectNode view(Execution execution) {
    Order order = books.orders().number(execution.orderNumber());
    Contract contract = books.contract(order);
    ObjectNode shown = orders.view(order);
    return Json.object()
        .put("symbol", execution.symbol())
        .put("orderId", order.id())
        .put("orderLinkId", order.terms().linkId())
        .put("side", order.terms().side().text())
        .put("orderType", order.terms().market() ? "Market" : "Limit")
        .put("orderPrice", shown.get("price").asText())
        .put("orderQty", contract.qtyText(order.terms().qty()))
        .put("stopOrderType", stopOrderType(shown))
        .put("createType", order.origin().createType())
        .put("leavesQty", contract.qtyText(execution.leaves()))
        .put("execId", execution.id())
        .put("execType", "Trade")
        .put("execPrice", contract.priceText(execution.price()))
        .put("execQty", contract.qtyText(execution.qty()))
        .put("execValue", Decimals.plain(execution.value()))
        .put("execFee", Decimals.plain(execution.fee()))
        .put("feeRate", Decimals.plain(execution.feeRate()))
        .put("feeCurrency", contract.spot() ? execution.feeCoin() : "")
        .put("execTime", Long.toString(execution.at()))
        .put("isMaker", execution.maker())
        .put("closedSize", contract.spot() ? "" : contract.qtyText(execution.closed()))
        .put("markPrice", contract.priceText(execution.price()))
        .put("indexPrice", "")
        .put("underlyingPrice", "")
        .put("tradeIv", "")
        .put("markIv", "")
        .put("blockTradeId", "")
        .put("extraFees", "")
        .put("seq", execution.number());
  }

  private static String stopOrderType(ObjectNode order) {
    String type = order.get("stopOrderType").asText();
    return type.isEmpty() ? "UNKNOWN" : type;
  }
}
