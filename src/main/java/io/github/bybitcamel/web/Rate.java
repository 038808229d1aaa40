package io.github.bybitcamel.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often somebody may ask, over a minute; what was not used up lately may come at once. */
final class Rate {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final long perMinute;
  private final Clock clock;
  private Instant full = Instant.MIN;

  /** Allows {@code perMinute} requests a minute; 0 allows any number. */
  Rate(long perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Takes one, or returns how long to wait for it. */
  synchronized Optional<Duration> take() {
    if (perMinute == 0) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant from = full.isBefore(now) ? now : full;
    Instant next = from.plus(MINUTE.dividedBy(perMinute));
    if (next.isAfter(now.plus(MINUTE))) {
      return Optional.of(Duration.between(now.plus(MINUTE), next));
    }
    full = next;
    return Optional.empty();
  }
}
