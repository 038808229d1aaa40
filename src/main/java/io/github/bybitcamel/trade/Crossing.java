package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

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

  private final Predicate<String> ours;
  private final LedgerView ledger;
  private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListSet<Long> barriersUnderWay = new ConcurrentSkipListSet<>();
  private final Set<String> parked = new HashSet<>();

  /** Keeps it between those lanes of {@code ledger} that are {@code ours} by their names. */
  Crossing(Predicate<String> ours, LedgerView ledger) {
    this.ours = ours;
    this.ledger = ledger;
  }

  static boolean meansAll(String lane) {
    return lane.endsWith(ALL);
  }

  /** Returns the lane of the signals of the same account that mean all its lanes. */
  static String laneOfAll(Entry entry) {
    return entry.account() + ALL;
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
    return oldest.filter(entry -> !ours.test(entry.lane())).isPresent()
        ? ledger.waitingLanes().stream()
            .filter(ours)
            .flatMap(lane -> ledger.nextOf(lane, false).stream())
            .anyMatch(entry -> before(entry, barrier))
        : oldest.isPresent();
  }

  private static boolean before(Entry one, Entry other) {
    return one.sequence() < other.sequence();
  }

  private boolean noneBefore(Entry entry, boolean unknownBarrier) {
    Optional<Entry> waiting = ledger.nextOf(laneOfAll(entry), false);
    return waiting.filter(all -> all.sequence() < entry.sequence()).isEmpty()
        && barriersUnderWay.lower(entry.sequence()) == null
        && (!unknownBarrier || entry.lessensRisk());
  }
}
