package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every order the exchange may hold until its fate is known, by asking for it by our name.
 * Only a healthy answer is evidence; silence changes nothing.
 */
public final class OrderWatch {

  private static final Logger LOG = LoggerFactory.getLogger(OrderWatch.class);

  /** How long an order must be absent from every healthy answer to count as never placed. */
  private static final Duration ABSENCE = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int RESTING_PER_LOOK = 10;
  private static final int PAGE = 1000;
  private static final Set<SignalState> OPEN =
      EnumSet.copyOf(Stream.of(SignalState.values()).filter(SignalState::isOpen).toList());

  private final Ledger ledger;
  private final V5Orders orders;
  private final Lanes lanes;
  private final Clock clock;
  private final Map<Long, Watch> watches = new ConcurrentHashMap<>();

  /**
   * One signal under watch.
   *
   * @param due when it is to be looked at
   * @param looks how often it was
   * @param absentSince when the exchange first said that it has no such order
   * @param resting whether its orders are known to be in the book
   */
  private record Watch(
      long sequence, Instant due, int looks, Optional<Instant> absentSince, boolean resting) {}

  /** Prepares a watch. */
  public OrderWatch(Ledger ledger, V5Orders orders, Lanes lanes, Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Takes up every signal whose orders were open when the program ended. */
  public void start() {
    List<Entry> page = ledger.inStates(OPEN, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::watch);
      page = ledger.inStates(OPEN, page.get(page.size() - 1).sequence(), PAGE);
    }
  }

  /** Takes up a signal whose orders the exchange may hold. */
  public void watch(long sequence) {
    ledger.find(sequence).ifPresent(this::watch);
  }

  private void watch(Entry entry) {
    if (uncertain(entry.state())) {
      lanes.headUnknown(entry.lane(), true);
    }
    watches.put(
        entry.sequence(), new Watch(entry.sequence(), clock.instant(), 0, Optional.empty(), false));
  }

  /** Looks at what is due: first at what is not confirmed yet, then at some of what rests. */
  public void look() {
    Instant now = clock.instant();
    List<Watch> due =
        watches.values().stream()
            .filter(watch -> !watch.due().isAfter(now))
            .sorted(Comparator.comparing(Watch::due))
            .toList();
    Stream.concat(
            due.stream().filter(watch -> !watch.resting()),
            due.stream().filter(Watch::resting).limit(RESTING_PER_LOOK))
        .forEach(this::look);
  }

  private void look(Watch watch) {
    Entry entry = ledger.find(watch.sequence()).orElseThrow();
    List<Leg> legs = new ArrayList<>(entry.legs());
    boolean absent = false;
    try {
      for (int i = 0; i < legs.size(); i++) {
        if (legs.get(i).state().isOpen()) {
          Optional<Leg> seen = seen(legs.get(i));
          absent |= seen.isEmpty();
          seen.ifPresent(found(entry, legs, i));
        }
      }
    } catch (V5Exception e) {
      LOG.warn("signal {} could not be looked up: {}", entry.id(), e.getMessage());
      again(watch, watch.absentSince(), watch.resting());
      return;
    }
    settle(watch, entry, legs, absent);
  }

  private java.util.function.Consumer<Leg> found(Entry entry, List<Leg> legs, int i) {
    return leg -> {
      if (!leg.equals(legs.get(i))) {
        legs.set(i, leg);
        ledger.update(entry.sequence(), leg, Fate.of(legs), leg.reason(), clock.instant());
      }
    };
  }

  private Optional<Leg> seen(Leg leg) {
    Optional<Order> order = orders.find(Sender.category(leg), leg.symbol(), leg.orderLinkId());
    return order.map(found -> Fate.adopted(leg, found));
  }

  private void settle(Watch watch, Entry entry, List<Leg> legs, boolean absent) {
    SignalState state = Fate.of(legs);
    Optional<Instant> absentSince =
        absent ? watch.absentSince().or(() -> Optional.of(clock.instant())) : Optional.empty();
    if (absentSince.isPresent() && longAbsent(absentSince.get())) {
      legs.stream()
          .filter(leg -> uncertain(leg.state()))
          .forEach(leg -> notPlaced(entry, legs, leg));
      state = Fate.of(legs);
    }
    if (uncertain(entry.state()) && !uncertain(state)) {
      lanes.headUnknown(entry.lane(), false);
    }
    if (state.isOpen()) {
      again(watch, absentSince, !absent && !uncertain(state));
    } else {
      watches.remove(watch.sequence());
    }
  }

  private boolean longAbsent(Instant since) {
    return !clock.instant().isBefore(since.plus(ABSENCE));
  }

  private void notPlaced(Entry entry, List<Leg> legs, Leg leg) {
    Leg absent =
        Fate.moved(
            leg,
            SignalState.NOT_PLACED,
            "NOT_PLACED: the exchange has no such order after " + ABSENCE.toSeconds() + " s",
            "");
    legs.set(legs.indexOf(leg), absent);
    ledger.update(entry.sequence(), absent, Fate.of(legs), absent.reason(), clock.instant());
  }

  private void again(Watch watch, Optional<Instant> absentSince, boolean resting) {
    Duration pause = Duration.ofMillis(100L << Math.min(watch.looks(), 10));
    Instant due = clock.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    watches.put(
        watch.sequence(),
        new Watch(watch.sequence(), due, watch.looks() + 1, absentSince, resting));
  }

  private static boolean uncertain(SignalState state) {
    return state == SignalState.INTENT || state == SignalState.SENT || state == SignalState.UNKNOWN;
  }
}
