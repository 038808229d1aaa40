package io.github.bybitcamel.v5;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A clock and a stopwatch that move only when told to. */
final class FakeTime {

  private final Instant start;
  private long nanos;

  FakeTime(Instant start) {
    this.start = start;
  }

  void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  long nanos() {
    return nanos;
  }

  Clock clock() {
    InstantSource source = () -> start.plusNanos(nanos);
    return source.withZone(ZoneOffset.UTC);
  }
}
