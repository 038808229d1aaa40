package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;

/** Writes an order the way order/realtime and order/history show it. */
final class OrderView {

  private final Books books;

  OrderView(Books books) {
    this.books = books;
  }

  ObjectNode view(Order order) {
    Terms terms = order.terms();
    Contract contract = books.contract(order);
    ObjectNode view = Json.object();
    view.put("orderId", order.id())
        .put("orderLinkId", terms.linkId())
        .put("parentOrderLinkId", order.origin().parentLinkId())
        .put("blockTradeId", "")
        .put("symbol", terms.symbol())
        .put("price", terms.market() ? market(order, contract) : contract.priceText(terms.price()))
        .put("qty", qty(order, contract))
        .put("side", terms.side().text())
        .put("isLeverage", contract.spot() ? "0" : "")
        .put("positionIdx", terms.positionIdx())
        .put("orderStatus", order.status().text())
        .put("cancelType", order.cancelType())
        .put("rejectReason", order.rejectReason())
        .put("timeInForce", terms.timeInForce())
        .put("orderType", terms.market() ? "Market" : "Limit")
        .put("orderIv", "")
        .put("marketUnit", terms.byValue() ? "quoteCoin" : contract.spot() ? "baseCoin" : "")
        .put("reduceOnly", terms.reduceOnly())
        .put("closeOnTrigger", terms.closeOnTrigger())
        .put("placeType", contract.category() == Category.OPTION ? "price" : "")
        .put("smpType", "None")
        .put("smpGroup", 0)
        .put("smpOrderId", "")
        .put("slippageToleranceType", "UNKNOWN")
        .put("slippageTolerance", "")
        .put("createdTime", Long.toString(order.createdAt()))
        .put("updatedTime", Long.toString(order.updatedAt()));
    executed(view, order, contract);
    waiting(view, order, contract);
    return view;
  }

  /** Returns the protection price of a market order, as the exchange shows it. */
  private static String market(Order order, Contract contract) {
    if (contract.spot() || order.origin().exit()) {
      return "0";
    }
    BigDecimal width = order.lastPriceOnCreated().multiply(contract.band());
    BigDecimal last = order.lastPriceOnCreated();
    return contract.priceText(order.terms().buy() ? last.add(width) : last.subtract(width));
  }

  private String qty(Order order, Contract contract) {
    boolean whole = order.origin().whole() && order.status() == Status.UNTRIGGERED;
    return contract.qtyText(
        whole ? books.positions().of(order.terms()).size() : order.terms().qty());
  }

  private static void executed(ObjectNode view, Order order, Contract contract) {
    BigDecimal filled = order.filled();
    BigDecimal leaves = order.open() ? order.leaves() : BigDecimal.ZERO;
    BigDecimal price = order.terms().market() ? order.lastPriceOnCreated() : order.terms().price();
    view.put("avgPrice", filled.signum() == 0 ? noAverage(contract) : average(order, contract))
        .put("leavesQty", contract.qtyText(leaves))
        .put(
            "leavesValue",
            Decimals.plain(order.terms().byValue() ? leaves : contract.value(leaves, price)))
        .put("cumExecQty", contract.qtyText(filled))
        .put("cumExecValue", Decimals.plain(order.filledValue()))
        .put("cumExecFee", Decimals.plain(order.fee()));
    ObjectNode fees = view.putObject("cumFeeDetail");
    if (order.fee().signum() != 0) {
      fees.put(feeCoin(order, contract), Decimals.plain(order.fee()));
    }
  }

  private static String noAverage(Contract contract) {
    return contract.spot() ? "" : "0";
  }

  private static String average(Order order, Contract contract) {
    BigDecimal qty = order.filled();
    BigDecimal value = order.filledValue();
    return Decimals.plain(
        contract.inverse()
            ? qty.divide(value, Contract.PRECISION)
            : value.divide(qty, Contract.PRECISION));
  }

  private static String feeCoin(Order order, Contract contract) {
    return contract.spot() && order.terms().buy() ? contract.base() : contract.settle();
  }

  private static void waiting(ObjectNode view, Order order, Contract contract) {
    Terms terms = order.terms();
    Exits exits = terms.exits();
    view.put("stopOrderType", stopOrderType(order, contract))
        .put("triggerPrice", price(terms.trigger().price(), contract))
        .put("triggerDirection", contract.spot() ? 0 : terms.trigger().direction())
        .put("triggerBy", terms.trigger().by())
        .put("takeProfit", price(exits.takeProfit(), contract))
        .put("stopLoss", price(exits.stopLoss(), contract))
        .put("tpLimitPrice", price(exits.takeProfitLimit(), contract))
        .put("slLimitPrice", price(exits.stopLossLimit(), contract))
        .put("tpTriggerBy", by(exits.takeProfit(), exits.takeProfitBy()))
        .put("slTriggerBy", by(exits.stopLoss(), exits.stopLossBy()))
        .put("ocoTriggerBy", "");
    if (contract.spot()) {
      view.put("basePrice", contract.priceText(order.lastPriceOnCreated()));
      return;
    }
    view.put("createType", order.origin().createType())
        .put("tpslMode", exits.none() ? mode(order) : exits.mode())
        .put("lastPriceOnCreated", contract.priceText(order.lastPriceOnCreated()));
  }

  private static String mode(Order order) {
    return !order.origin().exit() ? "" : order.origin().whole() ? "Full" : "Partial";
  }

  private static String stopOrderType(Order order, Contract contract) {
    if (contract.spot()) {
      boolean plain = order.terms().filter().equals("Order");
      return plain ? "" : order.terms().filter().equals("tpslOrder") ? "tpslOrder" : "Stop";
    }
    if (!order.origin().stopOrderType().isEmpty()) {
      return order.origin().stopOrderType();
    }
    return order.terms().conditional() ? "Stop" : "";
  }

  private static String price(BigDecimal price, Contract contract) {
    return price.signum() == 0 ? "" : contract.priceText(price);
  }

  private static String by(BigDecimal price, String by) {
    return price.signum() == 0 ? "" : by.isEmpty() ? "LastPrice" : by;
  }
}
