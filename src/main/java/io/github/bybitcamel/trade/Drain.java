package io.github.bybitcamel.trade;

/**
 * Whether somebody goes through what waits, so that it is one at a time and no call is missed;
 * whoever uses it holds the lock of {@link Lanes}.
 */
final class Drain {

  private boolean running;
  private boolean woken;

  /** Wakes it; returns whether it has to be set going. */
  boolean wake(boolean open) {
    woken = true;
    boolean start = !running && open;
    running |= start;
    return start;
  }

  /** Begins to look for what is next; returns whether it may. */
  boolean begin(boolean open) {
    woken = false;
    running = open;
    return running;
  }

  /** Lets it rest unless it was woken since it last looked; returns whether it rests. */
  boolean rest() {
    running = woken;
    return !running;
  }

  boolean isRunning() {
    return running;
  }
}
