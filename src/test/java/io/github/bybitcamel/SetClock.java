package io.github.bybitcamel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward: one that stands still, or this machine's. */
public final class SetClock extends Clock {

  private final InstantSource base;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  private SetClock(InstantSource base) {
    this.base = base;
  }

  public static SetClock standing(Instant at) {
    return new SetClock(InstantSource.fixed(at));
  }

  public static SetClock ofThisMachine() {
    return new SetClock(InstantSource.system());
  }

  public void forward(Duration step) {
    ahead.updateAndGet(now -> now.plus(step));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
