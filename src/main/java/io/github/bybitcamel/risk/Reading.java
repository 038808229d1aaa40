package io.github.bybitcamel.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was read of market or account, and when; or why it could not be read.
 *
 * @param value what was read; empty where it never was
 * @param at when the reading began
 * @param failure why there is none, or no newer one; empty text when all is well
 */
public record Reading<T>(Optional<T> value, Instant at, String failure) {

  /** Returns what was read from {@code at} on. */
  public static <T> Reading<T> of(T value, Instant at) {
    return new Reading<>(Optional.of(value), at, "");
  }

  /** Returns that nothing could be read. */
  public static <T> Reading<T> failed(String why) {
    return new Reading<>(Optional.empty(), Instant.EPOCH, why);
  }

  /** Returns the last value with the reason why there is no newer one. */
  public Reading<T> stale(String why) {
    return new Reading<>(value, at, why);
  }

  /**
   * Returns the value if it is young enough.
   *
   * @param maxAge inclusive
   * @throws NoData if it is older, or was never read
   */
  T fresh(Datum datum, Instant now, Duration maxAge) {
    if (value.isEmpty()) {
      throw new NoData("NO_DATA", datum.words() + " could not be read: " + failure);
    }
    // It lies ahead where the clock was set back: how old it is, nobody knows.
    Duration age = Duration.between(at, now).abs();
    if (age.compareTo(maxAge) > 0) {
      String why = failure.isEmpty() ? "" : ": " + failure;
      throw new NoData(
          "STALE_DATA",
          "%s are %d ms old > %d ms%s"
              .formatted(datum.words(), age.toMillis(), maxAge.toMillis(), why));
    }
    return value.get();
  }
}
