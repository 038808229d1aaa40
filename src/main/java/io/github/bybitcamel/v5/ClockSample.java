package io.github.bybitcamel.v5;

import java.time.Duration;

/**
 * One round trip to the server's clock: the true offset lies within half of it around the guess.
 */
record ClockSample(Duration offset, Duration roundTrip) {

  /** Returns whether both can be true of the same two clocks. */
  boolean agreesWith(ClockSample other, Duration tolerance) {
    Duration apart = offset.minus(other.offset).abs();
    Duration unsure = roundTrip.plus(other.roundTrip).dividedBy(2).plus(tolerance);
    return apart.compareTo(unsure) <= 0;
  }
}
