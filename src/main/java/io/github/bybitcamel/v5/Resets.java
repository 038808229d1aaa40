package io.github.bybitcamel.v5;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** When a limit that was exceeded is open again, by the exchange's own clock. */
final class Resets {

  static final String HEADER = "X-Bapi-Limit-Reset-Timestamp";
  static final Duration SHORTEST = Duration.ofMillis(50);
  static final Duration LONGEST = Duration.ofSeconds(5);

  private Resets() {}

  /**
   * Returns how long to wait; empty where the exchange did not say, or not by which time of its
   * own.
   */
  static Optional<Duration> retryAfter(V5Answer answer, Function<String, Optional<String>> header) {
    return at(header)
        .filter(reset -> answer.time().isAfter(Instant.EPOCH))
        .map(reset -> clamp(Duration.between(answer.time(), reset)))
        .or(() -> retryAfter(header));
  }

  /** Returns what HTTP's own header says; empty where it is none, or a date. */
  static Optional<Duration> retryAfter(Function<String, Optional<String>> header) {
    return header
        .apply("Retry-After")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> clamp(Duration.ofSeconds(Long.parseLong(text))));
  }

  /** Returns the time of the reset; empty where the exchange did not say, or not in digits. */
  static Optional<Instant> at(Function<String, Optional<String>> header) {
    return header
        .apply(HEADER)
        .filter(text -> text.matches("\\d{1,15}"))
        .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
  }

  /** Returns {@code wait} within what is believed. */
  static Duration clamp(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
