package io.github.bybitcamel.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Alarms of what happened once and does not end by itself: they stand for a day, then they are
 * history, which the store keeps. Safe for use by several threads.
 */
final class DayAlarms implements Alarm {

  private static final Duration STANDS = Duration.ofDays(1);

  private final Alarm alarm;
  private final Clock clock;
  private final Map<Event, Instant> raised = new ConcurrentHashMap<>();

  private record Event(String code, String subject) {}

  DayAlarms(Alarm alarm, Clock clock) {
    this.alarm = alarm;
    this.clock = clock;
  }

  @Override
  public void raise(String code, String subject, String text) {
    raised.put(new Event(code, subject), clock.instant());
    alarm.raise(code, subject, text);
  }

  @Override
  public void clear(String code, String subject) {
    raised.remove(new Event(code, subject));
    alarm.clear(code, subject);
  }

  /** Clears those that have stood for a day. */
  void sweep() {
    Instant before = clock.instant().minus(STANDS);
    raised.forEach(
        (event, at) -> {
          if (!at.isAfter(before)) {
            clear(event.code(), event.subject());
          }
        });
  }
}
