package io.github.bybitcamel.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts who was turned away, and says so once a minute: who floods us must not fill the disk. */
final class Turned {

  private static final Logger LOG = LoggerFactory.getLogger(Turned.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Integer, Long> counts = new TreeMap<>();
  private final Map<Integer, Long> totals = new TreeMap<>();
  private Instant quietUntil = Instant.MIN;

  Turned(Clock clock) {
    this.clock = clock;
  }

  synchronized void count(int status) {
    counts.merge(status, 1L, Long::sum);
    totals.merge(status, 1L, Long::sum);
    Instant now = clock.instant();
    if (!now.isBefore(quietUntil)) {
      tell();
      quietUntil = now.plus(PAUSE);
    }
  }

  /** Says what was counted since it was last said. */
  synchronized void tell() {
    if (!counts.isEmpty()) {
      LOG.warn("requests turned away at the door, by status: {}", counts);
      counts.clear();
    }
  }

  /** Returns how many there were, by status. */
  synchronized Map<Integer, Long> totals() {
    return Map.copyOf(totals);
  }
}
