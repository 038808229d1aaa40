package io.github.bybitcamel.trade;

import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Goes on trying what certainly had no effect, as long as its signal is fresh: an exchange that is
 * away for a minute refuses nobody.
 */
final class WhileFresh {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Clock clock;

  WhileFresh(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns what {@code call} returns.
   *
   * @param end the instant from which on it is not tried any more
   * @throws V5Exception of the last try: had it no effect, then {@code end} has come, the exchange
   *     has shut us out, or the thread was interrupted
   */
  <T> T call(Supplier<T> call, Instant end) {
    Duration pause = FIRST;
    while (true) {
      try {
        return call.get();
      } catch (V5Exception e) {
        if (!hadNoEffect(e) || shutOut(e) || !waited(pause, end)) {
          throw e;
        }
        pause = shorter(pause.multipliedBy(2), LONGEST);
      }
    }
  }

  /** Lets a pause pass; returns whether there is time left after it. */
  private boolean waited(Duration pause, Instant end) {
    Instant now = clock.instant();
    boolean inTime = now.plus(pause).isBefore(end);
    Duration left = inTime ? pause : Duration.between(now, end);
    if (!left.isNegative()) {
      LockSupport.parkNanos(left.toNanos());
    }
    return !interrupted() && clock.instant().isBefore(end);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether the exchange certainly did nothing, and may do it another time. */
  static boolean hadNoEffect(V5Exception e) {
    return switch (e.outcome()) {
      case AFTER_RESET -> true;
      case SAFE_TO_RETRY -> !e.endpoint().isWrite() || !e.mayHaveBeenSent();
      default -> false;
    };
  }

  /** Whether the exchange has shut us out: that lasts too long for a thread to wait for it. */
  static boolean shutOut(V5Exception e) {
    boolean heldBackByUs = e.httpStatus().isEmpty() && e.outcome() == OutcomeClass.AFTER_RESET;
    return e.hostBanned() || (heldBackByUs && e.retryAfter().isPresent());
  }

  private static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
