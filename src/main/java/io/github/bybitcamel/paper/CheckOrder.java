package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Holds an order against the rules of its contract and of the account. */
final class CheckOrder {

  private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
  private static final int MOST_OPEN = 500;
  private static final int MOST_CONDITIONAL = 10;
  private static final int MOST_SPOT_CONDITIONAL = 30;

  private final Books books;
  private final Funds funds;
  private final CheckPrice prices;

  CheckOrder(Books books, Funds funds) {
    this.books = books;
    this.funds = funds;
    this.prices = new CheckPrice(books);
  }

  /**
   * Returns the terms the exchange takes: the price pulled into the band, the quantity of a closing
   * order cut to the position.
   *
   * @throws Refusal if a rule forbids the order
   */
  Terms check(Terms asked, Contract contract) {
    checkSymbol(contract);
    checkLink(asked, contract);
    checkMode(asked, contract);
    Terms terms = prices.check(closing(asked, contract), contract);
    CheckQuantity.check(terms, contract, books.prices().last(contract));
    checkExits(terms, contract);
    checkCount(terms, contract);
    boolean waits = terms.conditional() && !terms.filter().equals("tpslOrder");
    if (!waits && !funds.cover(terms, terms.qty())) {
      throw (contract.spot() ? Code.SPOT_FUNDS : Code.FUNDS).refuse();
    }
    return terms;
  }

  private static void checkSymbol(Contract contract) {
    if (!contract.status().equals("Trading")) {
      throw (contract.spot() ? Code.SPOT_NOT_OPEN : Code.NOT_LIVE).refuse();
    }
  }

  private void checkLink(Terms terms, Contract contract) {
    if (terms.linkId().isEmpty()) {
      if (contract.category() == Category.OPTION) {
        throw Code.PARAMETER.refuse("orderLinkId is required");
      }
      return;
    }
    if (!LINK_ID.matcher(terms.linkId()).matches()) {
      throw Code.PARAMETER.refuse("orderLinkId must be 1 to 36 of A-Z a-z 0-9 - _");
    }
    if (books.orders().knowsLink(terms.linkId())) {
      throw (contract.spot() ? Code.SPOT_DUPLICATE : Code.DUPLICATE).refuse();
    }
  }

  private void checkMode(Terms terms, Contract contract) {
    boolean hedged = books.positions().hedged(contract);
    if (hedged == (terms.positionIdx() == 0)) {
      throw new Refusal(Code.PARAMETER.number(), "position idx not match position mode");
    }
    if (contract.spot() && (terms.reduceOnly() || terms.closeOnTrigger())) {
      throw Code.PARAMETER.refuse("reduceOnly is not for spot");
    }
  }

  /** Cuts a closing order to what there is to close. */
  private Terms closing(Terms terms, Contract contract) {
    boolean everything = terms.qty().signum() == 0 && terms.reduceOnly() && terms.closeOnTrigger();
    boolean closes =
        terms.positionIdx() != 0 && terms.side() != Matching.opening(terms.positionIdx());
    if (!terms.reduceOnly() && !closes) {
      return terms;
    }
    if (!terms.exits().none()) {
      throw Code.PARAMETER.refuse("takeProfit and stopLoss cannot go with reduceOnly");
    }
    Position position = books.positions().of(terms);
    if (!position.reducedBy(terms.side())) {
      if (terms.conditional() && !everything) {
        return terms;
      }
      throw Code.REDUCE_ONLY.refuse("current position is zero, cannot fix reduce-only order qty");
    }
    BigDecimal most = terms.market() ? contract.maxMarketQty() : contract.maxQty();
    BigDecimal asked = everything ? position.size().min(most) : terms.qty();
    return terms.withQty(terms.conditional() ? asked : asked.min(position.size()));
  }

  private void checkExits(Terms terms, Contract contract) {
    Exits exits = terms.exits();
    if (contract.spot() && !exits.none() && terms.market()) {
      throw Code.SPOT_NOT_SUPPORTED.refuse("take-profit and stop-loss need a limit order");
    }
    BigDecimal base =
        terms.market()
            ? terms.conditional() ? terms.trigger().price() : books.prices().last(contract)
            : terms.price();
    side(terms.side(), "TakeProfit", exits.takeProfit(), base, true);
    side(terms.side(), "StopLoss", exits.stopLoss(), base, false);
    prices.onTick(exits.takeProfit(), contract, "takeProfit");
    prices.onTick(exits.stopLoss(), contract, "stopLoss");
  }

  /** Refuses an exit on the wrong side of {@code base}. */
  static void side(Side side, String name, BigDecimal price, BigDecimal base, boolean profit) {
    if (price.signum() == 0) {
      return;
    }
    boolean above = (side == Side.BUY) == profit;
    int comparison = price.compareTo(base);
    if (price.signum() < 0 || (above ? comparison <= 0 : comparison >= 0)) {
      throw new Refusal(
          Code.PARAMETER.number(),
          "%s:%s set for %s position should be %s than base_price:%s??LastPrice"
              .formatted(
                  name,
                  price.toPlainString(),
                  side.text(),
                  above ? "higher" : "lower",
                  base.toPlainString()));
    }
  }

  private void checkCount(Terms terms, Contract contract) {
    long open = count(terms, false);
    long waiting = count(terms, true);
    if (contract.spot()) {
      if (open + waiting >= MOST_OPEN
          || (terms.conditional() && waiting >= MOST_SPOT_CONDITIONAL)) {
        throw Code.SPOT_TOO_MANY.refuse();
      }
    } else if (terms.conditional() ? waiting >= MOST_CONDITIONAL : open >= MOST_OPEN) {
      throw (terms.conditional() ? Code.TOO_MANY_STOPS : Code.TOO_MANY_ORDERS).refuse();
    }
  }

  private long count(Terms terms, boolean waiting) {
    return books
        .orders()
        .open(
            order ->
                order.terms().category() == terms.category()
                    && order.terms().symbol().equals(terms.symbol())
                    && !order.origin().exit()
                    && (order.status() == Status.UNTRIGGERED) == waiting)
        .size();
  }
}
