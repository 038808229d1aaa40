package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What is known of one lane; whoever uses it holds the lock of {@link Lanes}. */
final class Lane {

  /** Waiting signals wait on disk: what is kept of one is little. */
  private static final int LONGEST = 4096;

  private final TreeSet<Long> unknown = new TreeSet<>();
  private final TreeSet<Long> again = new TreeSet<>();
  private final Drain signals = new Drain();
  private final Drain cancels = new Drain();
  private final Claims claims = new Claims();
  private Optional<Entry> told = Optional.empty();
  private boolean urgent;

  /** Takes note of the signal that came last, unless its text is long. */
  void told(Entry entry) {
    boolean small = entry.raw().length() + entry.canonical().length() <= LONGEST;
    told = small ? Optional.of(entry) : Optional.empty();
  }

  /** Returns the signal that came last, if one did since this was asked. */
  Optional<Entry> lastTold() {
    Optional<Entry> last = told;
    told = Optional.empty();
    return last;
  }

  /** Says that what comes next must not wait behind other lanes. */
  void urge() {
    urgent = true;
  }

  /** Returns whether what comes next must not wait behind other lanes. */
  boolean isUrgent() {
    return urgent || !again.isEmpty();
  }

  /** Returns how the signals are gone through that go in their turn. */
  Drain signals() {
    return signals;
  }

  /** Returns how the cancels are gone through, which overtake the others. */
  Drain cancels() {
    return cancels;
  }

  /** Returns what is under way. */
  Claims claims() {
    return claims;
  }

  /** Says that whoever goes through it rests. */
  void rests() {
    urgent &= signals.isRunning();
  }

  /** Returns the signals whose fate is unknown, by their sequence. */
  NavigableSet<Long> unknown() {
    return unknown;
  }

  /** Returns the signals that are to be sent again, oldest first. */
  NavigableSet<Long> again() {
    return again;
  }

  /** Returns whether nothing is to be remembered of it. */
  boolean isEmpty() {
    return !signals.isRunning()
        && !cancels.isRunning()
        && claims.isEmpty()
        && unknown.isEmpty()
        && again.isEmpty();
  }
}
