package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Executes orders against the price: takers at the last price, makers at their own when the last
 * price reaches it.
 */
final class Matching {

  private final Books books;
  private final Settlement settlement;
  private final ExitOrders exits;
  private final Funds funds;
  private boolean rejecting;
  private boolean losingStops;
  private boolean changed;
  private long ticked;

  Matching(Books books) {
    this.books = books;
    this.settlement = new Settlement(books);
    this.exits = new ExitOrders(books);
    this.funds = new Funds(books);
    this.ticked = books.now();
  }

  ExitOrders exits() {
    return exits;
  }

  Funds funds() {
    return funds;
  }

  /** Rejects what is placed from now on, after its acknowledgement, until told otherwise. */
  void rejecting(boolean on) {
    rejecting = on;
  }

  /** Forgets the exits of what is placed from now on, until told otherwise. */
  void losingStops(boolean on) {
    losingStops = on;
  }

  /** Takes an order that has passed every check. */
  Order place(Terms terms, Origin origin) {
    Order order = books.enter(losingStops ? terms.withoutExits() : terms, origin);
    if (rejecting) {
      order.reject("EC_Others", books.now());
    } else if (!terms.conditional()) {
      arrive(order);
    }
    return order;
  }

  /** Lets an order meet the market: at its arrival, after its trigger, after an amendment. */
  void arrive(Order order) {
    Contract contract = books.contract(order);
    BigDecimal last = books.prices().last(contract);
    if (order.terms().market() || crosses(order, last)) {
      take(order, last);
    } else if (immediate(order)) {
      end(order, "EC_NoImmediateQtyToFill");
    }
  }

  private static boolean crosses(Order order, BigDecimal last) {
    int comparison = order.terms().price().compareTo(last);
    return order.terms().buy() ? comparison >= 0 : comparison <= 0;
  }

  private static boolean immediate(Order order) {
    String force = order.terms().timeInForce();
    return order.terms().market() || force.equals("IOC") || force.equals("FOK");
  }

  private void take(Order order, BigDecimal last) {
    if (order.terms().timeInForce().equals("PostOnly")) {
      end(order, "EC_PostOnlyWillTakeLiquidity");
      return;
    }
    BigDecimal wanted = executable(order, last);
    BigDecimal there = books.liquidity().available(order.terms().symbol(), wanted);
    if (order.terms().timeInForce().equals("FOK") && there.compareTo(wanted) < 0) {
      end(order, "EC_NoEnoughQtyToFill");
      return;
    }
    execute(order, last, false);
    if (order.open() && immediate(order)) {
      end(order, "EC_NoImmediateQtyToFill");
    }
  }

  private void end(Order order, String reason) {
    order.cancel("UNKNOWN", reason, books.now());
  }

  private BigDecimal executable(Order order, BigDecimal price) {
    Contract contract = books.contract(order);
    BigDecimal qty = order.leaves();
    if (order.terms().byValue()) {
      return contract.onStep(qty.divide(price, Contract.PRECISION));
    }
    if (!order.terms().reduceOnly()) {
      return qty;
    }
    Position position = books.positions().of(order.terms());
    return position.reducedBy(order.terms().side()) ? qty.min(position.size()) : BigDecimal.ZERO;
  }

  private void execute(Order order, BigDecimal price, boolean maker) {
    BigDecimal wanted = executable(order, price);
    BigDecimal qty =
        books.contract(order).onStep(books.liquidity().available(order.terms().symbol(), wanted));
    if (qty.signum() > 0) {
      changed = true;
      books.liquidity().take(order.terms().symbol(), qty);
      settlement.settle(order, qty, price, maker);
      tidy(order, price);
      exits.attach(order, qty);
    } else if (order.terms().reduceOnly() && wanted.signum() == 0) {
      order.cancel("CancelByReduceOnly", "EC_NoError", books.now());
    }
  }

  private void tidy(Order order, BigDecimal price) {
    Contract contract = books.contract(order);
    if (order.terms().byValue() && order.open()) {
      BigDecimal rest = order.leaves().divide(price, contract.step().scale(), RoundingMode.DOWN);
      if (rest.signum() == 0) {
        order.complete();
      }
    }
    if (!contract.spot()) {
      exits.dropStale(books.positions().of(order.terms()));
    }
  }

  /**
   * Moves on to now: wakes and executes what the price has reached since the last tick.
   *
   * @return whether anything changed
   */
  boolean tick() {
    long now = books.now();
    changed = false;
    books.liquidity().renew();
    List<Order> open = books.orders().open(order -> true);
    for (Contract contract : open.stream().map(books::contract).distinct().toList()) {
      for (long mark : books.prices().marksWithin(contract.symbol(), ticked, now)) {
        match(contract, books.prices().at(contract, mark));
      }
      match(contract, books.prices().last(contract));
    }
    ticked = now;
    return changed;
  }

  /** Wakes and executes the orders of {@code contract} that {@code last} reaches. */
  void match(Contract contract, BigDecimal last) {
    List<Order> open =
        books
            .orders()
            .open(
                order ->
                    order.terms().symbol().equals(contract.symbol())
                        && order.terms().category() == contract.category());
    for (Order order : open) {
      if (order.status() == Status.UNTRIGGERED) {
        await(order, last);
      } else if (order.open() && crosses(order, last)) {
        execute(order, order.terms().price(), true);
      }
    }
  }

  private void await(Order order, BigDecimal last) {
    changed |= exits.trail(order, last);
    BigDecimal price =
        order.terms().trigger().by().equals("IndexPrice")
            ? books.price(books.contract(order), "IndexPrice")
            : last;
    if (!order.dormant() && order.terms().trigger().hit(price)) {
      wake(order);
    }
  }

  private void wake(Order order) {
    changed = true;
    order.wake(books.now());
    exits.awake(order);
    if (!order.terms().reduceOnly() && !funds.cover(order.terms(), order.leaves())) {
      end(order, "EC_Others");
      return;
    }
    arrive(order);
  }

  /** Returns the side whose orders make a position with this index larger, in hedge mode. */
  static Side opening(int positionIdx) {
    return positionIdx == 1 ? Side.BUY : Side.SELL;
  }
}
