package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows everything the exchange may hold until its fate is known, by asking for it by our name.
 * Only a healthy answer is evidence; silence changes nothing.
 */
public final class OrderWatch {

  private static final Logger LOG = LoggerFactory.getLogger(OrderWatch.class);

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int RESTING_PER_LOOK = 10;
  private static final int PAGE = 1000;
  private static final Set<String> ENDING =
      Set.of("cancel", "cancel_all", "close", "reduce", "reverse", "target");
  private static final int LOOKS_BEFORE_ALARM = 6;
  private static final String NOT_FOLLOWED = "NOT_FOLLOWED";
  private static final String UNKNOWN_OUTCOME = "UNKNOWN_OUTCOME";
  private static final Set<SignalState> OPEN =
      EnumSet.copyOf(Stream.of(SignalState.values()).filter(SignalState::isOpen).toList());

  private final Ledger ledger;
  private final V5Orders orders;
  private final ReadBack readBack;
  private final Sender sender;
  private final Freshness freshness;
  private final StopCheck stops;
  private final Lanes lanes;
  private final Alarms alarms;
  private final Duration absence;
  private final Clock clock;
  private final Map<Long, Watch> watches = new ConcurrentHashMap<>();

  /**
   * One signal under watch.
   *
   * @param due when it is to be looked at
   * @param looks how often it was
   * @param absentSince when the exchange first said that it is not there
   * @param resting whether its orders are known to be in the book
   */
  private record Watch(
      long sequence, Instant due, int looks, Optional<Instant> absentSince, boolean resting) {}

  /**
   * Prepares a watch.
   *
   * @param absence how long an order must be absent from every healthy answer to count as never
   *     placed
   * @param sender sends an order again whose absence is proven, while its signal is fresh
   */
  public OrderWatch(
      Ledger ledger,
      V5Orders orders,
      ReadBack readBack,
      Sender sender,
      Freshness freshness,
      StopCheck stops,
      Lanes lanes,
      Alarms alarms,
      Duration absence,
      Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.readBack = readBack;
    this.sender = sender;
    this.freshness = freshness;
    this.stops = stops;
    this.lanes = lanes;
    this.alarms = alarms;
    this.absence = absence;
    this.clock = clock;
  }

  /** Takes up every signal whose fate was open when the program ended. */
  public void start() {
    List<Entry> page = ledger.inStates(OPEN, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(entry -> watch(entry, uncertain(entry.state())));
      page = ledger.inStates(OPEN, page.get(page.size() - 1).sequence(), PAGE);
    }
    Instant lately = clock.instant().minus(absence);
    ledger.recent(PAGE).stream()
        .filter(entry -> entry.state() == SignalState.FILLED && entry.updatedAt().isAfter(lately))
        .forEach(stops::filled);
  }

  /**
   * Takes up a signal of which the exchange may know more than we.
   *
   * @param uncertain whether its lane must wait for evidence
   */
  public void watch(Entry entry, boolean uncertain) {
    if (uncertain) {
      lanes.unknown(entry.lane(), entry.sequence());
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
    Map<String, Order> book = book(due.stream().filter(Watch::resting).toList());
    due.stream().filter(watch -> !watch.resting()).forEach(watch -> lookOrLater(watch, Map.of()));
    due.stream()
        .filter(Watch::resting)
        .limit(book.isEmpty() ? RESTING_PER_LOOK : Long.MAX_VALUE)
        .forEach(watch -> lookOrLater(watch, book));
    stops.look();
  }

  /** Reads the whole book at once where many orders rest in it; empty where asking singly does. */
  private Map<String, Order> book(List<Watch> resting) {
    if (resting.size() <= RESTING_PER_LOOK) {
      return Map.of();
    }
    Map<String, Order> book = new HashMap<>();
    try {
      for (Category category : categories(resting)) {
        orders
            .open(category, Optional.empty(), Optional.empty())
            .forEach(order -> book.put(order.orderLinkId(), order));
      }
    } catch (V5Exception e) {
      LOG.warn("the open orders could not be read: {}", e.getMessage());
      return Map.of();
    }
    return book;
  }

  private Set<Category> categories(List<Watch> watches) {
    Set<Category> categories = EnumSet.noneOf(Category.class);
    watches.forEach(
        watch ->
            ledger
                .find(watch.sequence())
                .ifPresent(e -> e.legs().forEach(leg -> categories.add(Sender.category(leg)))));
    return categories;
  }

  private void look(Watch watch, Map<String, Order> book) {
    Entry entry = ledger.find(watch.sequence()).orElseThrow();
    if (entry.state().isFinal()) {
      ended(watch, entry);
      return;
    }
    if (uncertain(entry.state()) && watch.looks() >= LOOKS_BEFORE_ALARM) {
      alarms.raise(UNKNOWN_OUTCOME, entry.id(), "the exchange gives no evidence of its orders yet");
    }
    try {
      if (entry.legs().isEmpty()) {
        lookAtChange(watch, entry);
      } else {
        lookAtOrders(watch, entry, book);
      }
    } catch (V5Exception e) {
      LOG.warn("signal {} could not be looked up: {}", entry.id(), e.getMessage());
      again(watch, watch.absentSince(), watch.resting());
    }
  }

  /** A fault in looking at one signal must not keep the others from being looked at. */
  private void lookOrLater(Watch watch, Map<String, Order> book) {
    try {
      look(watch, book);
      alarms.clear(NOT_FOLLOWED, String.valueOf(watch.sequence()));
    } catch (RuntimeException e) {
      LOG.error("signal {} could not be looked at: {}", watch.sequence(), e.toString());
      alarms.raise(NOT_FOLLOWED, String.valueOf(watch.sequence()), e.toString());
      again(watch, watch.absentSince(), watch.resting());
    }
  }

  private void lookAtChange(Watch watch, Entry entry) {
    Optional<Boolean> cameTrue = readBack.cameTrue(entry);
    if (cameTrue.isEmpty()) {
      again(watch, Optional.empty(), false);
      return;
    }
    Optional<Instant> notSoSince = watch.absentSince().or(() -> Optional.of(clock.instant()));
    if (cameTrue.get()) {
      end(watch, entry, SignalState.DONE, "read back: it is so");
    } else if (longAbsent(notSoSince)) {
      end(watch, entry, SignalState.NOT_PLACED, notThere("it is not so"));
    } else {
      again(watch, notSoSince, false);
    }
  }

  private void end(Watch watch, Entry entry, SignalState state, String reason) {
    ledger.move(entry.sequence(), state, reason, clock.instant());
    watches.remove(watch.sequence());
    known(entry);
  }

  private void lookAtOrders(Watch watch, Entry entry, Map<String, Order> book) {
    List<Leg> legs = new ArrayList<>(entry.legs());
    boolean absent = false;
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).state().isOpen()) {
        Optional<Leg> seen = seen(legs.get(i), book);
        absent |= seen.isEmpty();
        replace(entry, legs, i, seen.orElse(legs.get(i)));
      }
    }
    Optional<Instant> absentSince =
        absent ? watch.absentSince().or(() -> Optional.of(clock.instant())) : Optional.empty();
    if (longAbsent(absentSince)) {
      absentSince = Optional.empty();
      endAbsence(entry, legs);
    }
    settle(watch, entry, Fate.of(legs), absentSince);
  }

  /** Asks in three places; one that has it is enough, all must be healthy for none. */
  private Optional<Leg> seen(Leg leg, Map<String, Order> book) {
    Optional<Order> order =
        Optional.ofNullable(book.get(leg.orderLinkId()))
            .or(() -> orders.find(Sender.category(leg), leg.symbol(), leg.orderLinkId()));
    return order
        .map(found -> Fate.adopted(leg, found))
        .or(() -> uncertain(leg.state()) ? executed(leg) : Optional.empty());
  }

  private Optional<Leg> executed(Leg leg) {
    boolean executed =
        orders
            .executions(
                Sender.category(leg),
                Optional.of(leg.symbol()),
                Optional.of(OrderName.linkId(leg.orderLinkId())),
                Optional.empty())
            .stream()
            .anyMatch(Execution::isTrade);
    return executed
        ? Optional.of(Fate.moved(leg, SignalState.ACKED, "an execution proves it", leg.orderId()))
        : Optional.empty();
  }

  /** An order proven absent is sent again while its signal is fresh, else it was not placed. */
  private void endAbsence(Entry entry, List<Leg> legs) {
    Signal signal = CanonicalSignal.read(entry.canonical());
    boolean fresh =
        freshness.expired(signal, entry.receivedAt(), clock.instant()).isEmpty()
            && !withdrawn(entry);
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (uncertain(leg.state())) {
        boolean inTurn = i == 0 || legs.get(i - 1).state() == SignalState.FILLED;
        replace(
            entry,
            legs,
            i,
            fresh && inTurn
                ? sender.again(ledger.find(entry.sequence()).orElseThrow(), signal, leg)
                : Fate.moved(
                    leg, SignalState.NOT_PLACED, notThere("the exchange has no such order"), ""));
      }
    }
  }

  /** A later wish to end orders or positions of the lane must not be undone by sending again. */
  private boolean withdrawn(Entry entry) {
    return ledger.recent(PAGE).stream()
        .filter(later -> later.sequence() > entry.sequence())
        .filter(later -> ENDING.contains(later.action()) && !later.state().isRefusedAtTheDoor())
        .anyMatch(later -> later.lane().equals(entry.lane()) || later.symbol().isEmpty());
  }

  private void replace(Entry entry, List<Leg> legs, int i, Leg leg) {
    if (!leg.equals(legs.get(i))) {
      legs.set(i, leg);
      ledger.update(entry.sequence(), leg, Fate.of(legs), leg.reason(), clock.instant());
    }
  }

  private void settle(Watch watch, Entry entry, SignalState state, Optional<Instant> absentSince) {
    if (!uncertain(state)) {
      known(entry);
    }
    if (state.isOpen()) {
      again(watch, absentSince, absentSince.isEmpty() && !uncertain(state));
    } else {
      ledger.find(entry.sequence()).ifPresent(now -> ended(watch, now));
    }
  }

  private void ended(Watch watch, Entry entry) {
    watches.remove(watch.sequence());
    known(entry);
    if (entry.state() == SignalState.FILLED) {
      stops.filled(entry);
    }
  }

  private void known(Entry entry) {
    lanes.known(entry.lane(), entry.sequence());
    alarms.clear(UNKNOWN_OUTCOME, entry.id());
  }

  private boolean longAbsent(Optional<Instant> since) {
    return since.filter(from -> !clock.instant().isBefore(from.plus(absence))).isPresent();
  }

  private String notThere(String what) {
    return "NOT_PLACED: %s, seen so for %d s".formatted(what, absence.toSeconds());
  }

  private void again(Watch watch, Optional<Instant> absentSince, boolean resting) {
    Duration pause = Duration.ofMillis(100L << Math.min(watch.looks(), 10));
    Instant due = clock.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    watches.put(
        watch.sequence(),
        new Watch(watch.sequence(), due, watch.looks() + 1, absentSince, resting));
  }

  /** Returns whether it is not known if the exchange has what a signal in this state asked for. */
  static boolean uncertain(SignalState state) {
    return switch (state) {
      case INTENT, SENT, UNKNOWN -> true;
      default -> false;
    };
  }
}
