package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads back the stops of filled entries: an entry whose stop the exchange does not show within a
 * while raises an alarm.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position">Bybit V5: Get Position Info</a>
 */
public final class StopCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String CODE = "STOP_MISSING";

  private final V5Orders orders;
  private final V5Positions positions;
  private final Alarms alarms;
  private final Clock clock;
  private final Map<Entry, Pending> open = new ConcurrentHashMap<>();

  private record Pending(Instant since, Instant due) {}

  /** Reads through {@code orders} and {@code positions}. */
  public StopCheck(V5Orders orders, V5Positions positions, Alarms alarms, Clock clock) {
    this.orders = orders;
    this.positions = positions;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** Takes up an entry that was filled, if a stop was asked for. */
  public void filled(Entry entry) {
    if (!exits(CanonicalSignal.read(entry.canonical())).isEmpty()) {
      open.put(entry, new Pending(clock.instant(), clock.instant()));
    }
  }

  /**
   * Takes up what an earlier run may have left: in each lane the latest entry that was filled,
   * since it answers for the position that is open now.
   *
   * @param recent newest first
   */
  public void start(List<Entry> recent) {
    Set<String> lanes = new HashSet<>();
    recent.stream()
        .filter(entry -> entry.state() == SignalState.FILLED && lanes.add(entry.lane()))
        .forEach(this::filled);
  }

  /** Looks at every entry whose stop was not seen yet. */
  public void look() {
    Instant now = clock.instant();
    open.forEach(
        (entry, pending) -> {
          if (!now.isBefore(pending.due())) {
            look(entry, pending, now);
          }
        });
  }

  private void look(Entry entry, Pending pending, Instant now) {
    if (seen(entry)) {
      open.remove(entry);
      alarms.clear(CODE, entry.id());
      return;
    }
    open.put(entry, new Pending(pending.since(), now.plus(PAUSE)));
    if (!now.isBefore(pending.since().plus(PATIENCE))) {
      alarms.raise(CODE, entry.id(), entry.symbol() + " is filled and the exchange shows no stop");
    }
  }

  private boolean seen(Entry entry) {
    Signal signal = CanonicalSignal.read(entry.canonical());
    Exits asked = exits(signal);
    try {
      boolean onOrders =
          asked.mode().equals(Optional.of(TpslMode.PARTIAL)) || !signal.category().hasPositions();
      return onOrders
          ? stopOrders(entry, signal)
          : positions.list(signal.category(), signal.symbol(), Optional.empty()).stream()
              .allMatch(position -> position.isFlat() || covered(position, asked));
    } catch (V5Exception e) {
      return false;
    }
  }

  private boolean stopOrders(Entry entry, Signal signal) {
    List<String> parents = entry.legs().stream().map(Leg::orderLinkId).toList();
    return orders.open(signal.category(), signal.symbol(), Optional.empty()).stream()
        .anyMatch(
            order ->
                parents.contains(order.parentOrderLinkId()) || !order.stopOrderType().isEmpty());
  }

  private static boolean covered(Position position, Exits asked) {
    return (asked.stopLoss().isEmpty() || position.stopLoss().isPresent())
        && (asked.takeProfit().isEmpty() || position.takeProfit().isPresent());
  }

  private static Exits exits(Signal signal) {
    if (signal instanceof OrderSignal order) {
      return order.exits();
    }
    if (signal instanceof ReverseSignal reverse) {
      return reverse.exits();
    }
    return signal instanceof TargetSignal target ? target.exits() : Exits.NONE;
  }
}
