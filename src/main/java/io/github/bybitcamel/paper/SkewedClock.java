package io.github.bybitcamel.paper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The exchange's clock: the injected one, off by as much as somebody wants. */
final class SkewedClock extends Clock {

  private final Clock clock;
  private volatile Duration skew = Duration.ZERO;

  SkewedClock(Clock clock) {
    this.clock = clock;
  }

  void skew(Duration ahead) {
    skew = ahead;
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(skew);
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
