package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.util.List;
import java.util.function.Predicate;

/** Cancels one working order, or all that a scope holds. */
final class CancelOrders {

  static final Schema ONE = Schema.of("category! symbol! orderId orderLinkId orderFilter");
  static final Schema ALL =
      Schema.of("category! symbol baseCoin settleCoin orderFilter stopOrderType");

  private static final int MOST = 500;

  private final Books books;

  CancelOrders(Books books) {
    this.books = books;
  }

  /** Cancels the order that the parameters name and returns the acknowledgement. */
  ObjectNode one(Params params) {
    Category category = params.category();
    Symbols.find(books, category, params.text("symbol"));
    Order order = FindOrder.open(books, category, params);
    String filter = params.oneOf("orderFilter", "Order", "tpslOrder", "StopOrder");
    if (category == Category.SPOT
        && !OrderQueries.kind(order).equals(filter.isEmpty() ? "Order" : filter)) {
      throw Code.SPOT_ORDER_UNKNOWN.refuse();
    }
    cancel(order);
    return OrderEndpoints.acknowledge(order);
  }

  /** Cancels at most 500 orders of a scope and lists them. */
  ObjectNode all(Params params) {
    Category category = params.category();
    boolean futures = InstrumentView.levered(category);
    if (futures) {
      OrderQueries.requireScope(params);
    }
    if (params.has("symbol")) {
      Symbols.find(books, category, params.text("symbol"));
    }
    String filter = params.text("orderFilter", category == Category.SPOT ? "Order" : "");
    Predicate<Order> which =
        order ->
            order.terms().category() == category
                && OrderQueries.within(books.contract(order), params)
                && filtered(order, filter)
                && (!params.text("stopOrderType").equals("Stop") || !order.origin().exit());
    List<Order> orders = books.orders().open(which).stream().limit(MOST).toList();
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("list");
    for (Order order : orders) {
      cancel(order);
      list.add(OrderEndpoints.acknowledge(order));
    }
    return result.put("success", "1");
  }

  private static boolean filtered(Order order, String filter) {
    return filter.isEmpty()
        || OrderQueries.kind(order).equals(filter)
        || (filter.equals("OpenOrder") && OrderQueries.kind(order).equals("Order"));
  }

  private void cancel(Order order) {
    order.cancel("CancelByUser", "EC_PerCancelRequest", books.now());
  }
}
