package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Everything the exchange knows; read and changed only under the exchange's lock. */
final class Books {

  private final Clock clock;
  private final Catalogue catalogue;
  private final Prices prices;
  private final Ids ids;
  private final Orders orders = new Orders();
  private final Positions positions = new Positions();
  private final Wallet wallet = new Wallet();
  private final Liquidity liquidity = new Liquidity();
  private final Notices notices = new Notices();
  private final List<Execution> executions = new ArrayList<>();
  private final List<ClosedPnl> closedPnls = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();

  Books(Clock clock, Catalogue catalogue, Prices prices, long seed) {
    this.clock = clock;
    this.catalogue = catalogue;
    this.prices = prices;
    this.ids = new Ids(Hash.mix(seed, prices.anchor()), prices.anchor());
  }

  long now() {
    return clock.millis();
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Prices prices() {
    return prices;
  }

  Ids ids() {
    return ids;
  }

  Notices notices() {
    return notices;
  }

  Orders orders() {
    return orders;
  }

  Positions positions() {
    return positions;
  }

  Wallet wallet() {
    return wallet;
  }

  Liquidity liquidity() {
    return liquidity;
  }

  List<Execution> executions() {
    return executions;
  }

  List<ClosedPnl> closedPnls() {
    return closedPnls;
  }

  List<Booking> bookings() {
    return bookings;
  }

  Contract contract(Order order) {
    return catalogue.find(order.terms().category(), order.terms().symbol()).orElseThrow();
  }

  Contract contract(Position position) {
    return catalogue.find(position.category(), position.symbol()).orElseThrow();
  }

  /** Returns the price that {@code by} names. */
  BigDecimal price(Contract contract, String by) {
    return by.equals("IndexPrice") ? prices.index(contract) : prices.last(contract);
  }

  /** Writes a new order down; it does nothing by itself. */
  Order enter(Terms terms, Origin origin) {
    long number = orders.nextNumber();
    BigDecimal last = prices.last(catalogue.find(terms.category(), terms.symbol()).orElseThrow());
    Order order =
        new Order(number, ids.order(terms.category(), number), terms, origin, now(), last);
    orders.add(order);
    return order;
  }
}
