package io.github.bybitcamel.plan;

import io.github.bybitcamel.risk.Reading;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * One thing that is read from the exchange, kept until a newer one is wanted. Callers who want it
 * at the same time share one reading. Safe for use by many threads.
 */
final class Remembered<T> {

  /** How long a reading that failed is not tried again. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Supplier<T> source;
  private final Clock clock;
  private volatile Reading<T> last = Reading.failed("never read");
  private Instant failedAt = Instant.MIN;

  Remembered(Supplier<T> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Returns the last reading, however old, at once. */
  Reading<T> last() {
    return last;
  }

  /** Returns a reading that began at {@code notBefore} or later, or the last one and why. */
  synchronized Reading<T> since(Instant notBefore) {
    Instant now = clock.instant();
    // What lies ahead was read before the clock was set back.
    boolean young =
        last.value().isPresent() && !last.at().isBefore(notBefore) && !last.at().isAfter(now);
    boolean failedNow = !now.isBefore(failedAt) && now.isBefore(failedAt.plus(PAUSE));
    if (young || failedNow) {
      return last;
    }
    try {
      last = Reading.of(source.get(), now);
    } catch (V5Exception | IllegalStateException e) {
      if (Thread.currentThread().isInterrupted()) {
        // Who was told to end says nothing of the exchange: the next caller reads for itself.
        return last.stale(e.getMessage());
      }
      failedAt = clock.instant();
      last = last.stale(e.getMessage());
    }
    return last;
  }
}
