package io.github.bybitcamel.trade;

import java.time.Instant;
import java.util.Optional;

/**
 * What one look at a signal has come to.
 *
 * @param absentSince since when something of it is absent from healthy answers
 */
record Finding(Kind kind, Optional<Instant> absentSince) {

  /** What is to be done next. */
  enum Kind {
    /** Nothing: it is in a final state. */
    ENDED,
    /** It is known to be in the book. */
    RESTING,
    /** It is to be looked at again soon. */
    OPEN,
    /** It was acknowledged or seen once, and has been nowhere for long. */
    VANISHED,
    /** Its lane is to send it again. */
    SEND_AGAIN
  }

  static final Finding ENDED = of(Kind.ENDED);
  static final Finding RESTING = of(Kind.RESTING);
  static final Finding OPEN = of(Kind.OPEN);
  static final Finding SEND_AGAIN = of(Kind.SEND_AGAIN);

  private static Finding of(Kind kind) {
    return new Finding(kind, Optional.empty());
  }

  static Finding absent(Instant since) {
    return new Finding(Kind.OPEN, Optional.of(since));
  }

  static Finding vanished(Instant since) {
    return new Finding(Kind.VANISHED, Optional.of(since));
  }
}
