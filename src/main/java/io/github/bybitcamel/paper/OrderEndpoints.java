package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The documentation's chapter Trade, as far as orders are placed, amended and cancelled. */
final class OrderEndpoints {

  private static final Quota PLACE = new Quota(10, 10, 20, false);
  private static final Quota AMEND = Quota.of(10);
  private static final Quota ALL = new Quota(10, 1, 20, false);
  private static final Quota BATCH = new Quota(10, 10, 20, true);

  private final Books books;
  private final Matching matching;
  private final CheckOrder rules;
  private final AmendOrder amend;
  private final CancelOrders cancel;
  private final Batch batch;

  OrderEndpoints(Books books, Matching matching, boolean strict) {
    this.books = books;
    this.matching = matching;
    this.rules = new CheckOrder(books, matching.funds());
    this.amend = new AmendOrder(books, matching);
    this.cancel = new CancelOrders(books);
    this.batch = new Batch(books, strict);
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.write("/v5/order/create", PLACE, ReadOrder.SCHEMA, p -> Result.of(create(p))),
        Endpoint.write("/v5/order/pre-check", PLACE, ReadOrder.SCHEMA, p -> Result.of(check(p))),
        Endpoint.write("/v5/order/amend", AMEND, AmendOrder.SCHEMA, p -> Result.of(amend.amend(p))),
        Endpoint.write("/v5/order/cancel", PLACE, CancelOrders.ONE, p -> Result.of(cancel.one(p))),
        Endpoint.write(
            "/v5/order/cancel-all", ALL, CancelOrders.ALL, p -> Result.of(cancel.all(p))),
        Endpoint.write(
            "/v5/order/create-batch",
            BATCH,
            Batch.SCHEMA,
            p -> batch.run(p, ReadOrder.SCHEMA, true, this::create)),
        Endpoint.write(
            "/v5/order/amend-batch",
            BATCH,
            Batch.SCHEMA,
            p -> batch.run(p, AmendOrder.SCHEMA, false, amend::amend)),
        Endpoint.write(
            "/v5/order/cancel-batch",
            BATCH,
            Batch.SCHEMA,
            p -> batch.run(p, CancelOrders.ONE, false, cancel::one)));
  }

  /** Places one order and returns its acknowledgement. */
  private ObjectNode create(Params params) {
    Contract contract = Symbols.find(books, params.category(), params.text("symbol"));
    return acknowledge(place(checked(params, contract), contract));
  }

  private Terms checked(Params params, Contract contract) {
    BigDecimal last = books.prices().last(contract);
    return rules.check(ReadOrder.read(params, contract, last), contract);
  }

  /** Answers what an order would do to the margin rates, in ten thousandths; places nothing. */
  private ObjectNode check(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE, Category.OPTION);
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    Terms terms = checked(params, contract);
    Margin margin = matching.funds().margin();
    BigDecimal equity = margin.equity();
    BigDecimal price = terms.market() ? books.prices().last(contract) : terms.price();
    BigDecimal more = margin.of(terms, terms.qty(), price).multiply(margin.usd(contract.settle()));
    BigDecimal initial = margin.positions(true).add(margin.bound());
    BigDecimal maintenance = margin.positions(false);
    return Json.object()
        .put("orderId", books.ids().order(category, 0))
        .put("orderLinkId", terms.linkId())
        .put("preImrE4", rate(initial, equity))
        .put("preMmrE4", rate(maintenance, equity))
        .put("postImrE4", rate(initial.add(more), equity))
        .put("postMmrE4", rate(maintenance, equity));
  }

  private static int rate(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0
        ? 0
        : part.movePointRight(4).divide(whole, 0, RoundingMode.HALF_EVEN).intValue();
  }

  /** Places an order; a closing one above the greatest quantity goes in as several. */
  private Order place(Terms terms, Contract contract) {
    BigDecimal most = terms.market() ? contract.maxMarketQty() : contract.maxQty();
    if (terms.byValue() || terms.qty().compareTo(most) <= 0) {
      return matching.place(terms, Origin.USER);
    }
    Order first = matching.place(terms.withQty(most), Origin.USER);
    place(terms.withQty(terms.qty().subtract(most)).withLinkId(""), contract);
    return first;
  }

  static ObjectNode acknowledge(Order order) {
    return Json.object().put("orderId", order.id()).put("orderLinkId", order.terms().linkId());
  }
}
