package io.github.bybitcamel.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks until something is so. */
final class Waiting {

  private static final Duration LOOK = Duration.ofMillis(20);

  private Waiting() {}

  /** Returns whether it came to be so before {@code patience} was over. */
  static boolean until(Duration patience, BooleanSupplier so) {
    long end = System.nanoTime() + patience.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Program.pause(LOOK);
    }
    return true;
  }
}
