package io.github.bybitcamel.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Time as the database keeps it: whole microseconds since the epoch, UTC. */
final class Micros {

  private Micros() {}

  static long of(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Returns {@code time} as it will be read back. */
  static Instant kept(Instant time) {
    return time(of(time));
  }
}
