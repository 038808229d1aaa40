package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Keeps the take-profits, stop-losses and trailing stops of positions and spot holdings. */
final class ExitOrders {

  private final Books books;

  ExitOrders(Books books) {
    this.books = books;
  }

  /** Creates what {@code order} brought along, after {@code qty} of it was executed. */
  void attach(Order order, BigDecimal qty) {
    Terms terms = order.terms();
    if (terms.exits().none()) {
      return;
    }
    if (books.contract(order).spot()) {
      pair(order, received(order, qty), terms.side().opposite());
    } else if (terms.exits().partial()) {
      pair(order, qty, books.positions().of(terms).side().opposite());
    } else {
      Position position = books.positions().of(terms);
      Exits exits = terms.exits();
      whole(position, "TakeProfit", exits.takeProfit(), exits.takeProfitBy(), terms.linkId());
      whole(position, "StopLoss", exits.stopLoss(), exits.stopLossBy(), terms.linkId());
    }
  }

  /** Returns what of {@code qty} can be sold again: spot fees are taken from the coin bought. */
  private BigDecimal received(Order order, BigDecimal qty) {
    Contract contract = books.contract(order);
    BigDecimal kept = BigDecimal.ONE.subtract(contract.takerFee());
    return order.terms().buy() ? contract.onStep(qty.multiply(kept)) : qty;
  }

  private void pair(Order parent, BigDecimal qty, Side side) {
    List<Order> there =
        books
            .orders()
            .open(
                order ->
                    order.origin().parentId().equals(parent.id())
                        && order.status() == Status.UNTRIGGERED);
    if (!there.isEmpty()) {
      there.forEach(
          order -> order.amend(order.terms().withQty(order.terms().qty().add(qty)), books.now()));
      return;
    }
    partial(parent.terms(), side, qty, parent.terms().linkId(), parent.id());
  }

  /** Creates a take-profit and a stop-loss over {@code qty}; one of them cancels the other. */
  void partial(Terms like, Side side, BigDecimal qty, String parentLinkId, String parentId) {
    Exits exits = like.exits();
    boolean spot = books.catalogue().find(like.category(), like.symbol()).orElseThrow().spot();
    String prefix = spot ? "Spot" : "Partial";
    if (exits.takeProfit().signum() > 0) {
      Origin origin = origin(prefix + "TakeProfit", parentLinkId, parentId);
      Trigger trigger = trigger(side, true, exits.takeProfit(), exits.takeProfitBy());
      books.enter(exit(like, side, qty, exits.takeProfitLimit(), trigger), origin);
    }
    if (exits.stopLoss().signum() > 0) {
      Origin origin = origin(prefix + "StopLoss", parentLinkId, parentId);
      Trigger trigger = trigger(side, false, exits.stopLoss(), exits.stopLossBy());
      books.enter(exit(like, side, qty, exits.stopLossLimit(), trigger), origin);
    }
  }

  private static Origin origin(String type, String parentLinkId, String parentId) {
    return new Origin("CreateBy" + type, type, parentLinkId, parentId);
  }

  private static Trigger trigger(Side side, boolean profit, BigDecimal price, String by) {
    boolean rise = (side == Side.SELL) == profit;
    return new Trigger(price, rise ? 1 : 2, by.isEmpty() ? "LastPrice" : by);
  }

  private static Terms exit(
      Terms like, Side side, BigDecimal qty, BigDecimal limit, Trigger trigger) {
    boolean spot = like.category().text().equals("spot");
    return new Terms(
        like.category(),
        like.symbol(),
        side,
        limit.signum() == 0,
        qty,
        false,
        limit,
        limit.signum() == 0 ? "IOC" : "GTC",
        like.positionIdx(),
        "",
        !spot,
        !spot,
        spot ? "tpslOrder" : "Order",
        trigger,
        Exits.NONE);
  }

  /** Returns the open exit of this kind over a whole position. */
  Optional<Order> whole(Position position, String type) {
    return books
        .orders()
        .open(order -> order.origin().stopOrderType().equals(type) && of(order, position))
        .stream()
        .filter(order -> order.status() == Status.UNTRIGGERED)
        .findFirst();
  }

  private static boolean of(Order order, Position position) {
    return order.terms().symbol().equals(position.symbol())
        && order.terms().category() == position.category()
        && order.terms().positionIdx() == position.idx();
  }

  /** Sets the exit over a whole position; a zero price leaves what is there. */
  void whole(Position position, String type, BigDecimal price, String by, String parentLinkId) {
    if (price.signum() == 0) {
      return;
    }
    drop(position, type);
    Side side = position.side().opposite();
    Trigger trigger = trigger(side, type.equals("TakeProfit"), price, by);
    books.enter(closing(position, trigger), origin(type, parentLinkId, ""));
  }

  /** Cancels the exit of this kind over a whole position, if there is one. */
  void drop(Position position, String type) {
    whole(position, type)
        .ifPresent(order -> order.cancel("CancelByTpSlTsClear", "EC_NoError", books.now()));
  }

  /** Starts a trailing stop {@code distance} behind the best price, from {@code active} on. */
  void trailing(Position position, BigDecimal distance, BigDecimal active) {
    drop(position, "TrailingStop");
    Contract contract = books.contract(position);
    boolean sell = position.side() == Side.BUY;
    BigDecimal best = active.signum() == 0 ? books.prices().last(contract) : active;
    BigDecimal stop = sell ? best.subtract(distance) : best.add(distance);
    Order order =
        books.enter(
            closing(position, new Trigger(stop, sell ? 2 : 1, "LastPrice")),
            origin("TrailingStop", "", ""));
    order.trail(distance);
    order.awaitActivation(active);
  }

  /** Returns terms that name the position and nothing else. */
  Terms like(Position position) {
    return closing(position, Trigger.NONE);
  }

  private static Terms closing(Position position, Trigger trigger) {
    Side side = position.side().opposite();
    return new Terms(
        position.category(),
        position.symbol(),
        side,
        true,
        position.size(),
        false,
        BigDecimal.ZERO,
        "IOC",
        position.idx(),
        "",
        true,
        true,
        "Order",
        trigger,
        Exits.NONE);
  }

  /** Moves a trailing stop after a better price and returns whether it moved. */
  boolean trail(Order order, BigDecimal last) {
    if (order.trailing().signum() == 0) {
      return false;
    }
    boolean sell = !order.terms().buy();
    if (order.dormant()) {
      int comparison = last.compareTo(order.activation());
      if (sell ? comparison < 0 : comparison > 0) {
        return false;
      }
      order.awaitActivation(BigDecimal.ZERO);
    }
    BigDecimal stop = sell ? last.subtract(order.trailing()) : last.add(order.trailing());
    BigDecimal before = order.terms().trigger().price();
    BigDecimal better = sell ? stop.max(before) : stop.min(before);
    if (better.compareTo(before) == 0) {
      return false;
    }
    order.amend(order.terms().withTrigger(order.terms().trigger().at(better)), books.now());
    return true;
  }

  /** Readies an exit that was just triggered: its size, and the end of its sibling. */
  void awake(Order order) {
    if (order.origin().whole()) {
      BigDecimal size = books.positions().of(order.terms()).size();
      order.amend(order.terms().withQty(size), books.now());
    }
    if (!order.origin().parentId().isEmpty()) {
      books
          .orders()
          .open(other -> other.origin().parentId().equals(order.origin().parentId()))
          .stream()
          .filter(other -> other.status() == Status.UNTRIGGERED)
          .forEach(other -> other.cancel("CancelByTpSlTsClear", "EC_NoError", books.now()));
    }
  }

  /** Cancels the exits and reduce-only orders that can no longer make {@code position} smaller. */
  void dropStale(Position position) {
    books.orders().open(order -> of(order, position) && order.terms().reduceOnly()).stream()
        .filter(order -> !position.reducedBy(order.terms().side()))
        .forEach(
            order ->
                order.cancel(
                    order.origin().exit() ? "CancelByTpSlTsClear" : "CancelByReduceOnly",
                    "EC_NoError",
                    books.now()));
  }
}
