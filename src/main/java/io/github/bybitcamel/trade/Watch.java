package io.github.bybitcamel.trade;

import java.time.Instant;
import java.util.Optional;

/**
 * One signal under watch.
 *
 * @param due when it is to be looked at
 * @param looks how often it was since it was last sent
 * @param sends how often its lane was told to send it again
 * @param absentSince when the exchange first said that it is not there
 * @param resting whether its orders are known to be in the book
 */
record Watch(
    long sequence, Due due, int looks, int sends, Optional<Instant> absentSince, boolean resting) {

  /**
   * Returns since when it is absent; anew where the clock was set back: it may not be that long.
   */
  Optional<Instant> absentSince(Instant now) {
    return absentSince.filter(since -> !since.isAfter(now));
  }

  /** Returns the same, looked at once more, and due at another time. */
  Watch next(Due nextDue, Optional<Instant> nextAbsentSince, boolean nextResting) {
    return new Watch(sequence, nextDue, looks + 1, sends, nextAbsentSince, nextResting);
  }

  /** Returns the same, left to its lane. */
  Watch handedOver() {
    return new Watch(sequence, Due.NEVER, 0, sends + 1, Optional.empty(), false);
  }

  /** Returns the same from the beginning. */
  Watch anew(Due nextDue) {
    return new Watch(sequence, nextDue, 0, sends, Optional.empty(), false);
  }
}
