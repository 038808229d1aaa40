package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.ledger.Selection;
import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back the exits that entries asked for: of a working order on the order itself, of what has
 * executed on the position, or among the stop orders where they cover a part. An exit that healthy
 * answers do not show for a while raises an alarm. That it was seen is kept with the attempts of
 * the signal, so that a restart owes only what was not.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position">Bybit V5: Get Position Info</a>
 */
public final class StopCheck {

  /** The outcome of the attempt that says that the exits of an order are settled. */
  static final String SEEN = "STOP_SEEN";

  private static final Logger LOG = LoggerFactory.getLogger(StopCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration BACK = Duration.ofDays(1);
  private static final Set<String> ENDS = Set.of("close", "reverse");
  private static final int PAGE = 200;
  private static final String CODE = "STOP_MISSING";

  private final Ledger ledger;
  private final V5Orders orders;
  private final V5Positions positions;
  private final Alarms alarms;
  private final Clock clock;
  private final Map<String, Owed> owed = new ConcurrentHashMap<>();
  private final Map<String, Boolean> settled = new ConcurrentHashMap<>();

  /**
   * An order whose exits were not seen yet.
   *
   * @param executed whether some of it has executed, so that a position may need them
   * @param missing since when healthy answers have not shown them
   * @param flat since when healthy answers have shown no position
   */
  private record Owed(
      long sequence,
      boolean executed,
      Due due,
      Optional<Instant> missing,
      Optional<Instant> flat) {}

  /** What a look has come to. */
  private enum Sight {
    SEEN,
    FLAT,
    MISSING
  }

  /** Reads through {@code orders} and {@code positions}. */
  public StopCheck(
      Ledger ledger, V5Orders orders, V5Positions positions, Alarms alarms, Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.positions = positions;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** Takes up the orders of {@code entry} that asked for exits, and work or have executed. */
  void follow(Entry entry) {
    for (Leg leg : entry.legs()) {
      boolean executed = executed(leg);
      boolean works = leg.state() == SignalState.WORKING && !leg.product().equals(Category.OPTION);
      if ((executed || works) && V5Orders.exits(leg.request()).isPresent()) {
        take(entry, leg, executed);
      } else if (leg.state().isFinal()) {
        drop(entry, leg);
      }
    }
  }

  private void take(Entry entry, Leg leg, boolean executed) {
    String name = leg.orderLinkId();
    if (Boolean.valueOf(executed).equals(settled.get(name))) {
      if (leg.state().isFinal()) {
        settled.remove(name);
      }
      return;
    }
    settled.remove(name);
    Owed fresh =
        new Owed(entry.sequence(), executed, Due.AT_ONCE, Optional.empty(), Optional.empty());
    owed.merge(name, fresh, (known, now) -> known.executed() == executed ? known : now);
  }

  private void drop(Entry entry, Leg leg) {
    settled.remove(leg.orderLinkId());
    if (owed.remove(leg.orderLinkId()) != null) {
      alarms.clear(CODE, Subjects.of(entry));
    }
  }

  private static boolean executed(Leg leg) {
    return !leg.filledQuantity().isEmpty() && new BigDecimal(leg.filledQuantity()).signum() > 0;
  }

  /** Takes up what an earlier run of {@code account} has left unseen. */
  void start(String account) {
    ledger.executedWithout(SEEN, account, clock.instant().minus(BACK)).forEach(this::follow);
  }

  /** Looks at every order whose exits were not seen yet. */
  void look() {
    Instant now = clock.instant();
    owed.forEach(
        (name, order) -> {
          if (order.due().is(now)) {
            look(name, order, now);
          }
        });
  }

  private void look(String name, Owed order, Instant now) {
    try {
      Entry entry = ledger.find(order.sequence()).orElseThrow();
      Leg leg = leg(entry, name);
      Sight sight = sight(entry, leg, order.executed());
      Optional<Instant> flat =
          sight == Sight.FLAT ? Optional.of(since(order.flat(), now)) : Optional.empty();
      Optional<Instant> missing =
          sight == Sight.MISSING ? Optional.of(since(order.missing(), now)) : Optional.empty();
      if (sight == Sight.SEEN || longEnough(flat, now)) {
        settle(entry, leg, order);
        return;
      }
      owed.replace(
          name,
          order,
          new Owed(order.sequence(), order.executed(), Due.in(PAUSE, clock), missing, flat));
      if (longEnough(missing, now)) {
        alarms.raise(CODE, Subjects.of(entry), missing(entry, order));
      }
    } catch (V5Exception | LedgerException e) {
      // No healthy answer: no evidence of anything.
      LOG.debug("stops of {} could not be read back: {}", name, e.getMessage());
      owed.replace(
          name,
          order,
          new Owed(
              order.sequence(),
              order.executed(),
              Due.in(PAUSE, clock),
              order.missing(),
              order.flat()));
    }
  }

  private static String missing(Entry entry, Owed order) {
    return entry.symbol()
        + (order.executed() ? " is filled" : " works")
        + " and the exchange does not show the stop that was asked for";
  }

  /** Where the clock was set back, it begins anew. */
  private static Instant since(Optional<Instant> known, Instant now) {
    return known.filter(from -> !from.isAfter(now)).orElse(now);
  }

  /** A position may be shown a moment later than the order that opened it. */
  private static boolean longEnough(Optional<Instant> since, Instant now) {
    return since.filter(from -> !now.isBefore(from.plus(PATIENCE))).isPresent();
  }

  private static Leg leg(Entry entry, String name) {
    return entry.legs().stream()
        .filter(leg -> leg.orderLinkId().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void settle(Entry entry, Leg leg, Owed order) {
    if (order.executed()) {
      ledger.append(
          new Attempt(
              entry.sequence(),
              leg.orderLinkId(),
              clock.instant(),
              "read back",
              "",
              SEEN,
              "the exits asked for are there, or nothing is open any more",
              0));
    }
    if (leg.state().isFinal()) {
      settled.remove(leg.orderLinkId());
    } else {
      settled.put(leg.orderLinkId(), order.executed());
    }
    owed.remove(leg.orderLinkId(), order);
    alarms.clear(CODE, Subjects.of(entry));
  }

  private Sight sight(Entry entry, Leg leg, boolean executed) {
    TradingStop asked = V5Orders.exits(leg.request()).orElseThrow();
    if (!executed) {
      return shown(entry, asked, orders.find(asked.category(), asked.symbol(), leg.orderLinkId()));
    }
    Sight sight =
        asked.category().hasPositions()
            ? onPosition(entry, leg, asked)
            : onOrders(entry, leg, asked);
    return sight == Sight.MISSING && replaced(entry, asked) ? Sight.SEEN : sight;
  }

  private Sight shown(Entry entry, TradingStop asked, Optional<Order> order) {
    boolean over = order.filter(now -> !now.status().isFinal()).isEmpty();
    boolean so =
        order
            .filter(now -> same(asked.takeProfit(), now.takeProfit()))
            .filter(now -> same(asked.stopLoss(), now.stopLoss()))
            .isPresent();
    return over || so || replaced(entry, asked) ? Sight.SEEN : Sight.MISSING;
  }

  private Sight onPosition(Entry entry, Leg leg, TradingStop asked) {
    List<Position> open =
        positions.list(asked.category(), Optional.of(asked.symbol()), Optional.empty()).stream()
            .filter(one -> one.positionIdx() == asked.positionIdx() && !one.isFlat())
            .toList();
    if (open.isEmpty()) {
      return Sight.FLAT;
    }
    if (asked.mode() == TpslMode.PARTIAL) {
      return onOrders(entry, leg, asked);
    }
    boolean covered =
        open.stream()
            .allMatch(
                position ->
                    same(asked.takeProfit(), position.takeProfit())
                        && same(asked.stopLoss(), position.stopLoss()));
    return covered ? Sight.SEEN : Sight.MISSING;
  }

  private Sight onOrders(Entry entry, Leg leg, TradingStop asked) {
    boolean there = new StopOrders(orders).has(asked, leg.orderLinkId(), entry.receivedAt());
    return there ? Sight.SEEN : Sight.MISSING;
  }

  /**
   * Whoever came later with exits of his own, or to change some, may have put them there; and what
   * was closed meanwhile needs none, though the next may be open already.
   */
  private boolean replaced(Entry entry, TradingStop asked) {
    Selection later =
        new Selection(
            Set.of(),
            Optional.empty(),
            Optional.of(entry.symbol()),
            Optional.empty(),
            Optional.empty());
    List<Entry> page = ledger.oldest(later, entry.sequence(), PAGE);
    while (!page.isEmpty()) {
      if (page.stream().anyMatch(next -> replaces(next, entry, asked))) {
        return true;
      }
      page = ledger.oldest(later, page.get(page.size() - 1).sequence(), PAGE);
    }
    return false;
  }

  private static boolean replaces(Entry later, Entry entry, TradingStop asked) {
    if (!later.account().equals(entry.account())) {
      return false;
    }
    return later.legs().stream()
            .filter(StopCheck::executed)
            .flatMap(leg -> V5Orders.exits(leg.request()).stream())
            .anyMatch(exits -> takesThePlace(exits, asked))
        || (later.state() == SignalState.DONE && changes(later, entry, asked))
        || (later.state() == SignalState.FILLED && ends(later, asked));
  }

  private static boolean ends(Entry later, TradingStop asked) {
    return ENDS.contains(later.action())
        && later.legs().stream()
            .filter(StopCheck::executed)
            .anyMatch(leg -> V5Orders.positionIdx(leg.request()) == asked.positionIdx());
  }

  /** Another order's amendment says nothing about this one's exits. */
  private static boolean changes(Entry later, Entry entry, TradingStop asked) {
    return switch (later.action()) {
      // It leaves the exits of positions; spot has no positions.
      case "cancel_all" -> !asked.category().hasPositions();
      case "set_tpsl" ->
          signal(later).orElse(null) instanceof TpslSignal set
              && set.positionIdx().filter(other -> other != asked.positionIdx()).isEmpty();
      case "amend" ->
          signal(later).orElse(null) instanceof AmendSignal amend
              && !amend.exits().isEmpty()
              && means(amend, later, entry);
      default -> false;
    };
  }

  /** What cannot be read, another version has written; it is not taken for a change. */
  private static Optional<Signal> signal(Entry entry) {
    try {
      return Optional.of(CanonicalSignal.read(entry.canonical()));
    } catch (IllegalArgumentException e) {
      LOG.warn("signal {} cannot be read: {}", entry.sequence(), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean means(AmendSignal amend, Entry later, Entry entry) {
    String name = amend.order().value();
    return switch (amend.order().kind()) {
      case SIGNAL_ID -> later.source().equals(entry.source()) && name.equals(entry.id());
      case ORDER_LINK_ID -> entry.legs().stream().anyMatch(leg -> name.equals(leg.orderLinkId()));
      case ORDER_ID -> entry.legs().stream().anyMatch(leg -> name.equals(leg.orderId()));
    };
  }

  /** A position has one stop for all of it; what covers a part leaves that of others alone. */
  private static boolean takesThePlace(TradingStop later, TradingStop asked) {
    return asked.category().hasPositions()
        && asked.mode() == TpslMode.FULL
        && later.mode() == TpslMode.FULL
        && later.positionIdx() == asked.positionIdx()
        && (asked.stopLoss().isEmpty() || later.stopLoss().isPresent())
        && (asked.takeProfit().isEmpty() || later.takeProfit().isPresent());
  }

  private static boolean same(Optional<BigDecimal> asked, Optional<BigDecimal> there) {
    return asked.isEmpty() || there.filter(price -> price.compareTo(asked.get()) == 0).isPresent();
  }
}
