package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.v5.V5Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the partial stops of a position: they are orders of their own, and the position does not
 * show them.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position/trading-stop">Bybit V5: Set
 *     Trading Stop</a>
 */
final class StopOrders {

  /** How far the exchange's clock may be behind ours. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Optional<String> NO_COIN = Optional.empty();

  private final V5Orders orders;

  StopOrders(V5Orders orders) {
    this.orders = orders;
  }

  /**
   * Returns whether every level of {@code asked} has or had a stop order that is no older than
   * {@code since}.
   */
  boolean has(TradingStop asked, Instant since) {
    return has(asked, since, any -> true);
  }

  /**
   * Returns whether every level of {@code asked} has or had a stop order that the order named
   * {@code parent} brought along; spot tells no parents.
   */
  boolean has(TradingStop asked, String parent, Instant since) {
    return asked.category() == Category.SPOT
        ? has(asked, since)
        : has(asked, since, order -> order.parentOrderLinkId().equals(parent));
  }

  private boolean has(TradingStop asked, Instant since, Predicate<Order> which) {
    Instant from = since.minus(SLACK);
    List<Order> open =
        made(orders.open(asked.category(), Optional.of(asked.symbol()), NO_COIN), from, which);
    if (has(asked, open)) {
      return true;
    }
    TimeRange time = new TimeRange(from, from.plus(LONGEST));
    List<Order> closed =
        made(
            orders.history(asked.category(), Optional.of(asked.symbol()), Optional.of(time)),
            from,
            which);
    return has(asked, Stream.concat(open.stream(), closed.stream()).toList());
  }

  private static List<Order> made(List<Order> orders, Instant from, Predicate<Order> which) {
    return orders.stream()
        .filter(order -> !order.createdAt().isBefore(from))
        .filter(which)
        .toList();
  }

  private static boolean has(TradingStop asked, List<Order> seen) {
    return has(asked.takeProfit(), "TakeProfit", seen) && has(asked.stopLoss(), "StopLoss", seen);
  }

  private static boolean has(Optional<BigDecimal> level, String kind, List<Order> seen) {
    return level.isEmpty()
        || seen.stream()
            .filter(order -> order.stopOrderType().endsWith(kind) || isSpotStop(order))
            .flatMap(order -> order.triggerPrice().stream())
            .anyMatch(trigger -> trigger.compareTo(level.get()) == 0);
  }

  /** Spot has one word for both kinds. */
  private static boolean isSpotStop(Order order) {
    return order.stopOrderType().equals("tpslOrder");
  }
}
