package io.github.bybitcamel.v5;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Until when something may take; does not move when a clock is set. */
public final class Deadline {

  private final LongSupplier nanoTime;
  private final long start;
  private final long length;

  private Deadline(LongSupplier nanoTime, long length) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.length = length;
  }

  /**
   * Returns a deadline that is {@code length} away.
   *
   * @param nanoTime measures time, in nanoseconds from any origin
   */
  public static Deadline after(Duration length, LongSupplier nanoTime) {
    return new Deadline(nanoTime, length.toNanos());
  }

  /** Returns how much time is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, remainingNanos()));
  }

  /** Returns whether no time is left. */
  public boolean passed() {
    return remainingNanos() <= 0;
  }

  long remainingNanos() {
    return length - (nanoTime.getAsLong() - start);
  }
}
