package io.github.bybitcamel.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of a series that the exchange did not give.
 *
 * @param to exclusive
 * @param attempts how often it was asked for
 * @param firstEmpty when the first of an unbroken row of empty answers came
 */
record Gap(
    long id,
    Instant from,
    Instant to,
    int attempts,
    Instant detected,
    Optional<Instant> firstEmpty) {

  /** Returns whether the candle that opens at a time is missing. */
  boolean has(Instant open) {
    return !open.isBefore(from) && open.isBefore(to);
  }

  /** What became of a gap. */
  enum Status {
    /** Asked for again. */
    OPEN,
    /** The exchange gave it later. */
    FILLED,
    /** Two empty answers, ten minutes apart: the exchange has nothing there. */
    VENUE_EMPTY,
    /** The exchange gives it in a form that cannot be understood. */
    GIVEN_UP
  }
}
