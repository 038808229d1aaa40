package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.signal.CanonicalSignal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keeps the order between the lanes of an account and its signals that mean all of them: {@code
 * cancel_all} without a symbol goes when everything before it has gone, and everything after it
 * waits. It holds back all categories of the account, since a lane does. Safe for use by many
 * threads.
 */
final class Crossing {

  /** Ends the name of the lane of an account's signals without a symbol. */
  private static final String ALL = "/*";

  private static final String BARRIER = "cancel_all";

  /** What opens risk, or changes what does: a cancel_all that came later takes it back. */
  private static final Set<String> OPENING = Set.of("order", "reverse", "target", "amend");

  private static final int PAGE = 200;

  private final Predicate<String> ours;
  private final Predicate<String> blocked;
  private final Ledger ledger;
  private final Supplier<Instant> now;
  private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListSet<Long> barriersUnderWay = new ConcurrentSkipListSet<>();
  private final Set<String> parked = new HashSet<>();

  /**
   * Keeps it between those lanes of {@code ledger} that are {@code ours} by their names.
   *
   * @param blocked tells the lanes in which what opens risk waits for evidence of another
   */
  Crossing(
      Predicate<String> ours, Predicate<String> blocked, Ledger ledger, Supplier<Instant> now) {
    this.ours = ours;
    this.blocked = blocked;
    this.ledger = ledger;
    this.now = now;
  }

  static boolean meansAll(String lane) {
    return lane.endsWith(ALL);
  }

  /** Returns the lane of the signals that mean {@code lane} and all others of its account. */
  static String laneOfAll(String lane) {
    return lane.substring(0, Math.max(0, lane.lastIndexOf('/'))) + ALL;
  }

  /**
   * Lets a signal begin unless it must wait for another lane; then its lane is parked.
   *
   * @param unknownBarrier whether a barrier before it is of unknown fate
   */
  boolean enter(Entry entry, boolean unknownBarrier) {
    boolean all = meansAll(entry.lane());
    // The order matters: marked here, parked there, and only then looked at.
    underWay.add(entry.sequence());
    if (all) {
      barriersUnderWay.add(entry.sequence());
    }
    park(entry.lane());
    boolean free = false;
    try {
      free = all ? isLast(entry) : noneBefore(entry, unknownBarrier);
    } finally {
      if (free) {
        unpark(entry.lane());
      } else {
        leave(entry);
      }
    }
    return free;
  }

  /**
   * Lets a cancel of one order begin, whatever it passes. A {@code cancel_all} that came after it
   * waits for it, as for everything. One that came before it may still wait, and need not be waited
   * for: whichever of the two ends the order, it is ended, and the other finds it so; an order that
   * is never sent is in nobody's way.
   */
  void overtake(Entry cancel) {
    underWay.add(cancel.sequence());
  }

  /** Says that a signal has gone. */
  void leave(Entry entry) {
    underWay.remove(entry.sequence());
    barriersUnderWay.remove(entry.sequence());
  }

  /** Returns the lanes that may go on after a signal of {@code lane} has gone. */
  synchronized Set<String> freed(String lane) {
    Set<String> freed = new HashSet<>(parked);
    if (!meansAll(lane)) {
      freed.removeIf(name -> !meansAll(name));
    }
    parked.removeAll(freed);
    return freed;
  }

  private synchronized void park(String lane) {
    parked.add(lane);
  }

  private synchronized void unpark(String lane) {
    parked.remove(lane);
  }

  /** What waits is asked for first: it is marked as under way before it ceases to wait. */
  private boolean isLast(Entry barrier) {
    return !barrier.action().equals(BARRIER)
        || (!waitsBefore(barrier) && underWay.first() >= barrier.sequence());
  }

  private boolean waitsBefore(Entry barrier) {
    Optional<Entry> oldest = ledger.oldestWaiting().filter(entry -> before(entry, barrier));
    if (oldest.isEmpty()) {
      return false;
    }
    String lane = oldest.get().lane();
    return (ours.test(lane) && !blocked.test(lane))
        || ledger.waitingLanes().stream().filter(ours).anyMatch(name -> waitsIn(name, barrier));
  }

  /**
   * What waits for the evidence of an order may wait for hours, and a barrier must not: what opens
   * risk there is ended, and the rest is let be.
   */
  private boolean waitsIn(String lane, Entry barrier) {
    boolean waitsForEvidence = blocked.test(lane);
    if (waitsForEvidence) {
      takeBack(lane, barrier);
    }
    return ledger
        .nextOf(lane, waitsForEvidence)
        .filter(entry -> before(entry, barrier))
        .isPresent();
  }

  private void takeBack(String lane, Entry barrier) {
    Category category = CanonicalSignal.read(barrier.canonical()).category();
    String reason = "cancelled by signal " + barrier.id() + " before it was sent";
    List<Entry> page = ledger.waitingIn(lane, 0, PAGE);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        if (before(entry, barrier)
            && !entry.lessensRisk()
            && OPENING.contains(entry.action())
            && CanonicalSignal.read(entry.canonical()).category() == category) {
          ledger.withdraw(entry.sequence(), reason, now.get());
        }
      }
      Entry last = page.get(page.size() - 1);
      page = before(last, barrier) ? ledger.waitingIn(lane, last.sequence(), PAGE) : List.of();
    }
  }

  private static boolean before(Entry one, Entry other) {
    return one.sequence() < other.sequence();
  }

  private boolean noneBefore(Entry entry, boolean unknownBarrier) {
    Optional<Entry> waiting = ledger.nextOf(laneOfAll(entry.lane()), false);
    return waiting.filter(all -> all.sequence() < entry.sequence()).isEmpty()
        && barriersUnderWay.lower(entry.sequence()) == null
        && (!unknownBarrier || entry.lessensRisk());
  }
}
