package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the exchange whether a change whose outcome is unknown has come true. */
public final class ReadBack {

  private final Planner planner;
  private final V5Orders orders;
  private final Shown shown;
  private final Predicate<Entry> unknownBefore;

  /**
   * Reads through {@code orders} and {@code positions}.
   *
   * @param unknownBefore whether a signal before this one is of unknown fate that it may have
   *     missed
   */
  public ReadBack(
      Planner planner, V5Orders orders, V5Positions positions, Predicate<Entry> unknownBefore) {
    this.planner = planner;
    this.orders = orders;
    this.shown = new Shown(orders, positions);
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
      if (plan instanceof Plan.CancelAll && unknownBefore.test(entry)) {
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
        orders.find(
            cancel.request().category(), cancel.request().symbol(), cancel.request().order());
    return order.isEmpty() && cancel.uncertain()
        ? Optional.empty()
        : Optional.of(order.map(found -> found.status().isFinal()).orElse(true));
  }

  private boolean isSo(Entry entry, Plan.Change change) {
    if (change instanceof Plan.Withdraw) {
      return false;
    }
    if (change instanceof Plan.CancelAll all) {
      return orders.onlyExitsAreOpen(all.category(), all.symbol());
    }
    return shown.isSo(change, entry.receivedAt());
  }
}
