package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.List;

/** The documentation's chapter Trade, as far as orders are placed. */
final class OrderEndpoints {

  static final Quota QUOTA = new Quota(10, 10, 20, false);

  private final Books books;
  private final Matching matching;
  private final CheckOrder rules;

  OrderEndpoints(Books books, Matching matching) {
    this.books = books;
    this.matching = matching;
    this.rules = new CheckOrder(books, matching.funds());
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.write(
            "/v5/order/create", QUOTA, ReadOrder.SCHEMA, params -> Result.of(create(params))));
  }

  /** Places one order and returns its acknowledgement. */
  ObjectNode create(Params params) {
    Category category = params.category();
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    BigDecimal last = books.prices().last(contract);
    Terms terms = rules.check(ReadOrder.read(params, contract, last), contract);
    return acknowledge(matching.place(terms, Origin.USER));
  }

  static ObjectNode acknowledge(Order order) {
    return Json.object().put("orderId", order.id()).put("orderLinkId", order.terms().linkId());
  }
}
