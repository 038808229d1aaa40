package io.github.bybitcamel.trade;

import java.util.NavigableSet;
import java.util.TreeSet;

/** What is known of one lane; whoever uses it holds the lock of {@link Lanes}. */
final class Lane {

  private final TreeSet<Long> unknown = new TreeSet<>();
  private final TreeSet<Long> again = new TreeSet<>();
  private boolean urgent;
  private boolean running;
  private boolean woken;

  /** Says that what comes next must not wait behind other lanes. */
  void urge() {
    urgent = true;
  }

  /** Returns whether what comes next must not wait behind other lanes. */
  boolean isUrgent() {
    return urgent || !again.isEmpty();
  }

  /** Wakes it; returns whether it has to be set going. */
  boolean wake(boolean open) {
    woken = true;
    boolean start = !running && open;
    running |= start;
    return start;
  }

  /** Begins to look for the next signal; returns whether it may. */
  boolean begin(boolean open) {
    woken = false;
    running = open;
    return running;
  }

  /** Lets it rest unless it was woken since it last looked; returns whether it rests. */
  boolean rest() {
    running = woken;
    urgent &= woken;
    return !running;
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
    return !running && unknown.isEmpty() && again.isEmpty();
  }
}
