package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that must survive a restart.
 *
 * @param anchor where the price walk is zero, epoch milliseconds
 * @param marks the prices that were set, by symbol and epoch milliseconds
 */
record State(
    long anchor,
    Map<String, BigDecimal> balances,
    Map<String, BigDecimal> realised,
    Map<String, BigDecimal> leverages,
    Map<String, Boolean> hedged,
    List<Position> positions,
    List<Order> orders,
    List<Execution> executions,
    List<ClosedPnl> closedPnls,
    List<Booking> bookings,
    Map<String, Map<Long, BigDecimal>> marks) {

  static State of(Books books) {
    Map<String, Map<Long, BigDecimal>> marks = new HashMap<>();
    books.prices().marks().forEach((symbol, set) -> marks.put(symbol, new TreeMap<>(set)));
    return new State(
        books.prices().anchor(),
        books.wallet().balances(),
        books.wallet().realised(),
        books.positions().leverages(),
        books.positions().hedges(),
        books.positions().all(),
        books.orders().all(),
        books.executions(),
        books.closedPnls(),
        books.bookings(),
        marks);
  }

  /** Fills empty books. */
  void into(Books books) {
    books.wallet().balances().putAll(balances);
    books.wallet().realised().putAll(realised);
    books.positions().leverages().putAll(leverages);
    books.positions().hedges().putAll(hedged);
    positions.forEach(books.positions()::put);
    orders.forEach(books.orders()::add);
    books.executions().addAll(executions);
    books.closedPnls().addAll(closedPnls);
    books.bookings().addAll(bookings);
    marks.forEach(
        (symbol, set) -> set.forEach((at, price) -> books.prices().mark(symbol, at, price)));
  }
}
