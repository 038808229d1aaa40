package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;

/** Sets the take-profit, the stop-loss and the trailing stop of a position. */
final class TradingStop {

  private static final int MOST_PARTIAL = 20;

  private final Books books;
  private final ExitOrders exits;
  private final CheckPrice prices;

  TradingStop(Books books, ExitOrders exits) {
    this.books = books;
    this.exits = exits;
    this.prices = new CheckPrice(books);
  }

  Result set(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE, Category.OPTION);
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    int idx = params.within("positionIdx", 0, 2, 0);
    if (books.positions().hedged(contract) == (idx == 0)) {
      throw new Refusal(Code.PARAMETER.number(), "position idx not match position mode");
    }
    Position position =
        books
            .positions()
            .holding(category, contract.symbol(), idx)
            .filter(held -> !held.flat())
            .orElseThrow(() -> Code.PARAMETER.refuse("can not set tp/sl/ts for zero position"));
    check(params, position, contract);
    boolean changed =
        params.oneOf("tpslMode", "Full", "Partial").equals("Partial")
            ? partial(params, position, contract)
            : whole(params, position);
    if (!trailing(params, position, contract) && !changed) {
      throw Code.NOT_MODIFIED.refuse();
    }
    return Result.of(Json.object());
  }

  private void check(Params params, Position position, Contract contract) {
    BigDecimal last = books.prices().last(contract);
    BigDecimal takeProfit = params.decimal("takeProfit");
    BigDecimal stopLoss = params.decimal("stopLoss");
    prices.onTick(takeProfit, contract, "takeProfit");
    prices.onTick(stopLoss, contract, "stopLoss");
    CheckOrder.side(position.side(), "TakeProfit", takeProfit, last, true);
    CheckOrder.side(position.side(), "StopLoss", stopLoss, last, false);
  }

  private boolean whole(Params params, Position position) {
    boolean profit = whole(params, position, "TakeProfit", "takeProfit", "tpTriggerBy");
    boolean loss = whole(params, position, "StopLoss", "stopLoss", "slTriggerBy");
    return profit || loss;
  }

  private boolean whole(
      Params params, Position position, String type, String name, String triggerBy) {
    BigDecimal before =
        exits
            .whole(position, type)
            .map(order -> order.terms().trigger().price())
            .orElse(BigDecimal.ZERO);
    BigDecimal after = params.decimal(name);
    if (!params.has(name) || after.compareTo(before) == 0) {
      return false;
    }
    exits.drop(position, type);
    exits.whole(position, type, after, params.text(triggerBy), "");
    return true;
  }

  private boolean partial(Params params, Position position, Contract contract) {
    Exits asked = ReadOrder.exits(params, contract);
    if (asked.none()) {
      return false;
    }
    BigDecimal size = params.decimal(params.has("tpSize") ? "tpSize" : "slSize");
    BigDecimal other = params.has("slSize") ? params.decimal("slSize") : size;
    if (size.compareTo(other) != 0) {
      throw Code.PARAMETER.refuse("tpSize must equal slSize");
    }
    if (size.signum() <= 0 || size.compareTo(position.size()) > 0) {
      throw Code.PARAMETER.refuse("tpSize and slSize must be within the position's size");
    }
    if (open(position) >= MOST_PARTIAL) {
      throw Code.TOO_MANY_EXITS.refuse();
    }
    Terms like = exits.like(position).withExits(asked);
    String pair = "stop-" + books.orders().nextNumber();
    exits.partial(like, position.side().opposite(), size, "", pair);
    return true;
  }

  private long open(Position position) {
    return books
        .orders()
        .open(order -> order.origin().stopOrderType().startsWith("Partial"))
        .stream()
        .filter(order -> order.terms().symbol().equals(position.symbol()))
        .count();
  }

  private boolean trailing(Params params, Position position, Contract contract) {
    if (!params.has("trailingStop")) {
      return false;
    }
    BigDecimal distance = params.decimal("trailingStop");
    BigDecimal active = params.decimal("activePrice");
    prices.onTick(distance, contract, "trailingStop");
    prices.onTick(active, contract, "activePrice");
    BigDecimal before =
        exits.whole(position, "TrailingStop").map(Order::trailing).orElse(BigDecimal.ZERO);
    if (distance.compareTo(before) == 0 && !params.has("activePrice")) {
      return false;
    }
    if (distance.signum() == 0) {
      exits.drop(position, "TrailingStop");
    } else {
      exits.trailing(position, distance, active);
    }
    return true;
  }
}
