package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows everything the exchange may hold until its fate is known, by asking for it by our name.
 * Only a healthy answer is evidence; silence changes nothing. It reads only: what is proven absent
 * is handed back to its lane. Several signals are looked at side by side, none twice at once.
 */
public final class OrderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrderWatch.class);

  private static final int PAGE = 1000;
  private static final int LOOKS_BEFORE_ALARM = 6;
  private static final int SWEEP = 500;
  private static final Duration SHUT_OUT = Duration.ofSeconds(1);
  private static final Duration SHUT_OUT_LONGEST = Duration.ofSeconds(5);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(5);
  private static final String UNKNOWN_OUTCOME = "UNKNOWN_OUTCOME";
  private static final String FORGOTTEN = "ORDER_FORGOTTEN";
  private static final String VANISHED = "ORDER_VANISHED";
  static final String NOT_FOLLOWED = "NOT_FOLLOWED";
  private static final Set<SignalState> OPEN =
      EnumSet.copyOf(Stream.of(SignalState.values()).filter(SignalState::isOpen).toList());
  private static final Set<SignalState> UNCERTAIN =
      EnumSet.copyOf(Stream.of(SignalState.values()).filter(SignalState::isUncertain).toList());

  private final Ledger ledger;
  private final OrderLook orderLook;
  private final ChangeLook changeLook;
  private final Overview overview;
  private final StopCheck stops;
  private final Lanes lanes;
  private final Alarms alarms;
  private final Overdue overdue;
  private final Schedule schedule;
  private final Clock clock;
  private final Set<Long> stray = new HashSet<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> account = Optional.empty();
  private Due nextSweep = Due.AT_ONCE;
  private final Lookers lookers = new Lookers();

  /**
   * Prepares a watch.
   *
   * @param absence how long an order must be absent from every healthy answer to count as never
   *     placed
   */
  public OrderWatch(
      Ledger ledger,
      OrderEvidence evidence,
      ReadBack readBack,
      Freshness freshness,
      StopCheck stops,
      Lanes lanes,
      Alarms alarms,
      Duration absence,
      Clock clock) {
    this.ledger = ledger;
    this.orderLook = new OrderLook(ledger, evidence, freshness, absence, clock);
    this.changeLook = new ChangeLook(ledger, readBack, freshness, absence, clock);
    this.overview = new Overview(ledger, evidence, clock);
    this.stops = stops;
    this.lanes = lanes;
    this.alarms = alarms;
    this.overdue = new Overdue(ledger, freshness, lanes, alarms, clock);
    this.schedule = new Schedule(clock);
    this.clock = clock;
  }

  /** Takes up every signal of {@code account} whose fate was open when the program ended. */
  public void start(String account) {
    this.account = Optional.of(account);
    List<Entry> page = ledger.inStates(OPEN, 0, PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .filter(entry -> entry.account().equals(account))
          .forEach(entry -> watch(entry, entry.state().isUncertain()));
      page = ledger.inStates(OPEN, page.get(page.size() - 1).sequence(), PAGE);
    }
    stops.start(account);
  }

  /**
   * Takes up a signal of which the exchange may know more than we.
   *
   * @param uncertain whether its lane must wait for evidence
   */
  public void watch(Entry entry, boolean uncertain) {
    if (uncertain) {
      lanes.unknown(entry.lane(), entry.sequence());
    } else {
      known(entry);
    }
    schedule.add(entry.sequence());
  }

  /** Begins to look at what is due, and returns at once. */
  public void look() {
    List<Watch> due = schedule.take();
    if (Overview.pays(due.size())) {
      lookers.run(() -> lookTogether(due));
    } else {
      due.forEach(watch -> lookers.run(() -> look(watch, Sighting.NONE)));
    }
    lookers.runAlone(
        () -> {
          guarded("stops", stops::look);
          guarded("overdue", overdue::look);
          guarded("sweep", this::sweep);
        });
  }

  /** A fault in one of them must not keep the others from being done. */
  private void guarded(String name, Runnable look) {
    try {
      look.run();
      if (failing.remove(name)) {
        alarms.clear(NOT_FOLLOWED, name);
      }
    } catch (RuntimeException | Error e) {
      if (failing.add(name)) {
        LOG.error("{} could not be looked at", name, e);
        alarms.raise(NOT_FOLLOWED, name, e.toString());
      }
    }
  }

  /**
   * Takes up what waits in the ledger, and what is of open fate there and in nobody's hands, seen
   * so twice: the ledger may have failed at the very moment at which somebody was to be told.
   */
  private void sweep() {
    if (account.isEmpty() || !nextSweep.is(clock.instant())) {
      return;
    }
    nextSweep = Due.in(BETWEEN_SWEEPS, clock);
    lanes.takeUp();
    Set<Long> found = new HashSet<>();
    long after = 0;
    List<Entry> page = ledger.inStates(UNCERTAIN, after, SWEEP);
    while (!page.isEmpty()) {
      page.stream().filter(this::isStray).forEach(entry -> takeUp(entry, found));
      after = page.get(page.size() - 1).sequence();
      page = ledger.inStates(UNCERTAIN, after, SWEEP);
    }
    stray.clear();
    stray.addAll(found);
  }

  /** The order matters: it was read before, so that who lets go of it has told us since. */
  private boolean isStray(Entry entry) {
    return account.equals(Optional.of(entry.account()))
        && !lanes.isUnderWay(entry.lane(), entry.sequence())
        && !schedule.has(entry.sequence());
  }

  private void takeUp(Entry entry, Set<Long> found) {
    if (stray.contains(entry.sequence())) {
      LOG.warn("signal {} was {} and in nobody's hands", entry.sequence(), entry.state());
      watch(entry, true);
    } else {
      found.add(entry.sequence());
    }
  }

  private void lookTogether(List<Watch> due) {
    Sighting sighting = overview.read(due);
    due.forEach(watch -> lookers.run(() -> look(watch, sighting)));
  }

  /** A fault in looking at one signal must not keep it, or others, from being looked at. */
  private void look(Watch watch, Sighting sighting) {
    String subject = String.valueOf(watch.sequence());
    try {
      Entry entry = ledger.find(watch.sequence()).orElseThrow();
      act(watch, entry, finding(watch, entry, sighting));
      alarms.clear(NOT_FOLLOWED, subject);
    } catch (V5Exception e) {
      notAnswered(watch, e);
    } catch (RuntimeException | Error e) {
      LOG.error("signal {} could not be looked at", subject, e);
      alarms.raise(NOT_FOLLOWED, subject, e.toString());
      schedule.again(watch, watch.absentSince(), watch.resting());
    } finally {
      schedule.release(watch);
    }
  }

  private void notAnswered(Watch watch, V5Exception e) {
    if (WhileFresh.shutOut(e)) {
      // What is not wanted any more ends meanwhile; nobody is asked for that.
      schedule.after(watch, bounded(e.retryAfter().orElse(SHUT_OUT)));
      return;
    }
    LOG.warn("signal {} could not be looked up: {}", watch.sequence(), e.getMessage());
    schedule.again(watch, watch.absentSince(), watch.resting());
  }

  private static Duration bounded(Duration pause) {
    return pause.compareTo(SHUT_OUT_LONGEST) < 0 ? pause : SHUT_OUT_LONGEST;
  }

  private Finding finding(Watch watch, Entry entry, Sighting sighting) {
    if (entry.state().isFinal() || entry.state().isBeforeIntent()) {
      // Before the intent its lane has it: that the intent came on disk was only feared.
      return Finding.ENDED;
    }
    if (entry.state().isUncertain() && watch.looks() >= LOOKS_BEFORE_ALARM) {
      alarms.raise(
          UNKNOWN_OUTCOME, Subjects.of(entry), "the exchange gives no evidence of its orders yet");
    }
    if (entry.isForgotten(clock.instant())) {
      alarms.raise(FORGOTTEN, Subjects.of(entry), whatToDo(entry));
    }
    return entry.legs().isEmpty()
        ? changeLook.look(entry, watch)
        : orderLook.look(entry, watch, sighting);
  }

  private static String whatToDo(Entry entry) {
    return ("%s for longer than the exchange tells of orders, 7 days: compare order %s with the"
            + " account; if it was not placed, ledger release %d --sequence --not-placed")
        .formatted(entry.state(), entry.legs().get(0).orderLinkId(), entry.sequence());
  }

  private void act(Watch watch, Entry before, Finding finding) {
    Entry entry = ledger.find(watch.sequence()).orElse(before);
    if (!entry.state().isUncertain()) {
      known(entry);
    }
    stops.follow(entry);
    if (finding.kind() != Finding.Kind.VANISHED) {
      alarms.clear(VANISHED, Subjects.of(entry));
    }
    switch (finding.kind()) {
      case ENDED -> schedule.remove(watch);
      case RESTING -> schedule.again(watch, finding.absentSince(), true);
      case OPEN -> schedule.again(watch, finding.absentSince(), false);
      case VANISHED -> {
        alarms.raise(
            VANISHED,
            Subjects.of(entry),
            entry.state() + ", and the exchange shows its order nowhere");
        schedule.seldom(watch, finding.absentSince());
      }
      case SEND_AGAIN -> {
        schedule.handOver(watch);
        lanes.sendAgain(entry.lane(), entry.sequence());
      }
    }
  }

  private void known(Entry entry) {
    lanes.known(entry.lane(), entry.sequence());
    alarms.clear(UNKNOWN_OUTCOME, Subjects.of(entry));
    if (!entry.isForgotten(clock.instant())) {
      alarms.clear(FORGOTTEN, Subjects.of(entry));
    }
  }

  /** Looks at nothing any more. */
  @Override
  public void close() {
    lookers.close();
  }
}
