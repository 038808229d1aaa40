package io.github.bybitcamel.trade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When something is to be done next: at once where the clock was set back since that was said, for
 * it would wait until that time comes again.
 *
 * @param said when it was said
 */
record Due(Instant said, Instant at) {

  /** Somebody may have said it a moment after the time was looked up. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  static final Due AT_ONCE = new Due(Instant.MIN, Instant.MIN);
  static final Due NEVER = new Due(Instant.MIN, Instant.MAX);

  /** Returns that it is due after {@code pause}. */
  static Due in(Duration pause, Clock clock) {
    Instant now = clock.instant();
    return new Due(now, now.plus(pause));
  }

  /** Returns whether it is due. */
  boolean is(Instant now) {
    return now.plus(MOMENT).isBefore(said) || !now.isBefore(at);
  }
}
