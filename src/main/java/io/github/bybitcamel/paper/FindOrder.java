package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;

/** Finds the working order that a cancel or an amendment names. */
final class FindOrder {

  private FindOrder() {}

  /**
   * Returns the order; an orderId goes before an orderLinkId.
   *
   * @throws Refusal if there is no such order, or it is done
   */
  static Order open(Books books, Category category, Params params) {
    if (!params.has("orderId") && !params.has("orderLinkId")) {
      throw Code.PARAMETER.refuse("orderId or orderLinkId is required");
    }
    Order order =
        books
            .orders()
            .find(category, params.text("orderId"), params.text("orderLinkId"))
            .filter(found -> found.terms().symbol().equals(params.text("symbol")))
            .orElseThrow(() -> unknown(category).refuse());
    if (!order.open()) {
      throw done(order).refuse();
    }
    return order;
  }

  static Code unknown(Category category) {
    return category == Category.SPOT ? Code.SPOT_ORDER_UNKNOWN : Code.ORDER_UNKNOWN;
  }

  private static Code done(Order order) {
    if (order.terms().category() != Category.SPOT) {
      return Code.ORDER_UNKNOWN;
    }
    return order.status() == Status.FILLED ? Code.SPOT_FILLED : Code.SPOT_CANCELLED;
  }
}
