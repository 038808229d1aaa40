package io.github.bybitcamel.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When orders that may open risk have passed, within a day. Not safe for use by many threads. */
public final class Pace {

  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int TIDY = 1024;
  private static final long NOBODY = 0;

  private final List<Passed> orders;
  private final Map<String, Passed> last;
  private final Map<String, Passed> lastOfOthers;
  private final Set<Long> signals;
  private final long without;

  /** One order, and whose. */
  private record Passed(long signal, Instant at) {

    Passed earlier(Duration step) {
      return new Passed(signal, at.minus(step));
    }
  }

  /** Starts without orders. */
  public Pace() {
    this(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), NOBODY);
  }

  private Pace(
      List<Passed> orders,
      Map<String, Passed> last,
      Map<String, Passed> lastOfOthers,
      Set<Long> signals,
      long without) {
    this.orders = orders;
    this.last = last;
    this.lastOfOthers = lastOfOthers;
    this.signals = signals;
    this.without = without;
  }

  /** Returns the same as it is for {@code signal}, whose own orders do not count against it. */
  public Pace without(long signal) {
    return new Pace(orders, last, lastOfOthers, signals, signal);
  }

  /** Notes an order of nobody's signal. Later ones come later. */
  public void passed(String symbol, Instant at) {
    passed(NOBODY, symbol, at);
  }

  /**
   * Notes an order. Later ones come later.
   *
   * @param signal its sequence in the ledger; 0 where no ledger holds it
   */
  public void passed(long signal, String symbol, Instant at) {
    if (orders.size() % TIDY == TIDY - 1) {
      tidy(at.minus(REMEMBERED));
    }
    Passed order = new Passed(signal, at);
    orders.add(order);
    if (signal != NOBODY) {
      signals.add(signal);
    }
    Passed before = last.get(symbol);
    if (before == null || !before.at().isAfter(at)) {
      last.put(symbol, order);
    }
    if (before != null && (signal == NOBODY || before.signal() != signal)) {
      lastOfOthers.put(symbol, before);
    }
  }

  private void tidy(Instant begin) {
    orders.removeIf(order -> !order.at().isAfter(begin));
    signals.retainAll(orders.stream().map(Passed::signal).collect(Collectors.toSet()));
  }

  /** Says what time it is: where the clock was set back, what has passed goes back with it. */
  public void setBack(Instant now) {
    if (orders.isEmpty() || !orders.get(orders.size() - 1).at().isAfter(now)) {
      return;
    }
    Duration step = Duration.between(now, orders.get(orders.size() - 1).at());
    orders.replaceAll(order -> order.earlier(step));
    last.replaceAll((symbol, order) -> order.earlier(step));
    lastOfOthers.replaceAll((symbol, order) -> order.earlier(step));
  }

  /** Forgets the orders of a signal: it is to pass once more, and is to be counted once. */
  public void forget(long signal) {
    if (signals.remove(signal)) {
      orders.removeIf(order -> order.signal() == signal);
    }
  }

  /** Returns how many passed in the {@code window} that ends now; its beginning is out. */
  int within(Duration window, Instant now) {
    Instant begin = now.minus(window);
    int count = 0;
    for (int i = orders.size() - 1; i >= 0 && orders.get(i).at().isAfter(begin); i--) {
      count += isOwn(orders.get(i)) ? 0 : 1;
    }
    return count;
  }

  /** Returns when the last order of {@code symbol} passed. */
  Optional<Instant> last(String symbol) {
    Optional<Passed> newest = Optional.ofNullable(last.get(symbol));
    return newest.filter(this::isOwn).isPresent()
        ? Optional.ofNullable(lastOfOthers.get(symbol)).map(Passed::at)
        : newest.map(Passed::at);
  }

  private boolean isOwn(Passed order) {
    return without != NOBODY && order.signal() == without;
  }
}
