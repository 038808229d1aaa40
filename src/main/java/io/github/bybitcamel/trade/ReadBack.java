package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Asks the exchange whether a change whose outcome is unknown has come true. */
public final class ReadBack {

  private static final BigDecimal NONE = BigDecimal.ZERO;

  private final Planner planner;
  private final V5Orders orders;
  private final V5Positions positions;
  private final LongPredicate unknownBefore;

  /**
   * Reads through {@code orders} and {@code positions}.
   *
   * @param unknownBefore whether the fate of a signal before this sequence is unknown
   */
  public ReadBack(
      Planner planner, V5Orders orders, V5Positions positions, LongPredicate unknownBefore) {
    this.planner = planner;
    this.orders = orders;
    this.positions = positions;
    this.unknownBefore = unknownBefore;
  }

  /**
   * Returns whether what {@code entry} asked for is so at the exchange; empty while the fate of the
   * order that it means is open itself.
   *
   * @throws io.github.bybitcamel.v5.V5Exception if the exchange gives no healthy answer
   */
  Optional<Boolean> cameTrue(Entry entry) {
    try {
      Plan plan = planner.plan(entry, CanonicalSignal.read(entry.canonical()));
      if (plan instanceof Plan.Cancel cancel) {
        return isCancelled(cancel);
      }
      if (plan instanceof Plan.CancelAll && unknownBefore.test(entry.sequence())) {
        return Optional.empty();
      }
      return Optional.of(plan instanceof Plan.Change change && isSo(entry, change));
    } catch (RefusedException e) {
      // What it would change is not there any more: it has not come true.
      return Optional.of(false);
    }
  }

  private Optional<Boolean> isCancelled(Plan.Cancel cancel) {
    Optional<Order> order =
        find(cancel.request().category(), cancel.request().symbol(), cancel.request().order());
    return order.isEmpty() && cancel.uncertain()
        ? Optional.empty()
        : Optional.of(order.map(found -> found.status().isFinal()).orElse(true));
  }

  private boolean isSo(Entry entry, Plan.Change change) {
    if (change instanceof Plan.Amend amend) {
      return isAmended(amend.request());
    }
    if (change instanceof Plan.Withdraw) {
      return false;
    }
    if (change instanceof Plan.CancelAll all) {
      return orders.open(all.category(), all.symbol(), Optional.empty()).isEmpty();
    }
    if (change instanceof Plan.SetStops stops) {
      return isSet(stops.stop(), entry.receivedAt());
    }
    Plan.SetLeverage leverage = (Plan.SetLeverage) change;
    return positions
        .list(leverage.category(), Optional.of(leverage.symbol()), Optional.empty())
        .stream()
        .allMatch(position -> same(Optional.of(leverage.leverage()), position.leverage()));
  }

  private boolean isAmended(AmendRequest asked) {
    return find(asked.category(), asked.symbol(), asked.order())
        .filter(order -> same(asked.quantity(), Optional.of(order.quantity())))
        .filter(order -> same(asked.price(), order.price()))
        .filter(order -> same(asked.triggerPrice(), order.triggerPrice()))
        .filter(order -> same(asked.takeProfit(), order.takeProfit()))
        .filter(order -> same(asked.stopLoss(), order.stopLoss()))
        .isPresent();
  }

  private boolean isSet(TradingStop asked, Instant since) {
    if (asked.mode() == TpslMode.PARTIAL) {
      return new StopOrders(orders).has(asked, since);
    }
    return positions.list(asked.category(), Optional.of(asked.symbol()), Optional.empty()).stream()
        .filter(position -> position.positionIdx() == asked.positionIdx())
        .anyMatch(position -> isSet(asked, position));
  }

  private static boolean isSet(TradingStop asked, Position position) {
    return same(asked.takeProfit(), position.takeProfit())
        && same(asked.stopLoss(), position.stopLoss())
        && same(asked.trailingStop(), position.trailingStop());
  }

  private Optional<Order> find(Category category, String symbol, OrderName name) {
    return name.kind() == OrderName.Kind.ORDER_ID
        ? orders.findById(category, symbol, name.value())
        : orders.find(category, symbol, name.value());
  }

  /** What was not asked for may be anything; zero takes away. */
  private static boolean same(Optional<BigDecimal> asked, Optional<BigDecimal> actual) {
    return asked.isEmpty() || actual.orElse(NONE).compareTo(asked.get()) == 0;
  }
}
