package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;

/** Changes a working order. */
final class AmendOrder {

  static final Schema SCHEMA =
      Schema.of(
          "category! symbol! orderId orderLinkId orderIv triggerPrice qty price tpslMode",
          "takeProfit stopLoss tpTriggerBy slTriggerBy triggerBy tpLimitPrice slLimitPrice");

  private final Books books;
  private final Matching matching;
  private final CheckPrice prices;

  AmendOrder(Books books, Matching matching) {
    this.books = books;
    this.matching = matching;
    this.prices = new CheckPrice(books);
  }

  /** Amends the order that the parameters name and returns the acknowledgement. */
  ObjectNode amend(Params params) {
    Category category = params.category();
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    Order order = FindOrder.open(books, category, params);
    Terms before = order.terms();
    Terms after = changed(before, params, contract);
    if (after.equals(before)) {
      throw Code.PARAMETER.refuse(
          "The order remains unchanged as the parameters entered match the existing ones.");
    }
    after = prices.check(after, contract);
    CheckQuantity.check(after, contract, books.prices().last(contract));
    checkFilled(order, after);
    checkExits(after, contract);
    checkFunds(order, after, contract);
    order.amend(after, books.now());
    if (order.status() != Status.UNTRIGGERED) {
      matching.arrive(order);
    }
    return OrderEndpoints.acknowledge(order);
  }

  private static Terms changed(Terms terms, Params params, Contract contract) {
    Terms changed = terms;
    if (params.has("qty")) {
      changed = changed.withQty(same(params.decimal("qty"), terms.qty()));
    }
    if (params.has("price")) {
      changed = changed.withPrice(same(params.decimal("price"), terms.price()));
    }
    if (params.has("triggerPrice")) {
      if (!terms.conditional()) {
        throw Code.PARAMETER.refuse("triggerPrice: the order is not conditional");
      }
      BigDecimal price = same(params.decimal("triggerPrice"), terms.trigger().price());
      changed = changed.withTrigger(terms.trigger().at(price));
    }
    return changed.withExits(exits(terms.exits(), params, contract));
  }

  private static Exits exits(Exits exits, Params params, Contract contract) {
    Exits changed =
        new Exits(
            params.text(
                "tpslMode", exits.mode().isEmpty() && !contract.spot() ? "Full" : exits.mode()),
            changed(params, "takeProfit", exits.takeProfit()),
            changed(params, "stopLoss", exits.stopLoss()),
            changed(params, "tpLimitPrice", exits.takeProfitLimit()),
            changed(params, "slLimitPrice", exits.stopLossLimit()),
            params.text("tpTriggerBy", exits.takeProfitBy()),
            params.text("slTriggerBy", exits.stopLossBy()));
    return changed.none() ? Exits.NONE : changed;
  }

  private static BigDecimal changed(Params params, String name, BigDecimal before) {
    return params.has(name) ? same(params.decimal(name), before) : before;
  }

  /** Returns {@code before} when both are the same number, so that records compare as equal. */
  private static BigDecimal same(BigDecimal asked, BigDecimal before) {
    return asked.compareTo(before) == 0 ? before : asked;
  }

  private static void checkFilled(Order order, Terms after) {
    if (after.qty().compareTo(order.filled()) <= 0) {
      throw Code.BELOW_FILLED.refuse();
    }
  }

  private void checkExits(Terms terms, Contract contract) {
    BigDecimal base = terms.market() ? books.price(contract, terms.trigger().by()) : terms.price();
    prices.onTick(terms.exits().takeProfit(), contract, "takeProfit");
    prices.onTick(terms.exits().stopLoss(), contract, "stopLoss");
    CheckOrder.side(terms.side(), "TakeProfit", terms.exits().takeProfit(), base, true);
    CheckOrder.side(terms.side(), "StopLoss", terms.exits().stopLoss(), base, false);
  }

  private void checkFunds(Order order, Terms after, Contract contract) {
    BigDecimal leaves = after.qty().subtract(order.filled());
    boolean binds = order.status() != Status.UNTRIGGERED && !after.reduceOnly();
    if (binds && !matching.funds().coverMore(order, after, leaves)) {
      throw (contract.spot() ? Code.SPOT_FUNDS : Code.FUNDS).refuse();
    }
  }
}
