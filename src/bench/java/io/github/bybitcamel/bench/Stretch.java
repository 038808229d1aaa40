package io.github.bybitcamel.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * Ten days of 1-minute candles, another ten for each number.
 *
 * @param from the first candle
 * @param to behind the last one
 */
record Stretch(Instant from, Instant to) {

  static final int CANDLES = 14_400;

  private static final Instant FIRST = Instant.parse("1999-01-01T00:00:00Z");
  private static final int MOST = 900;

  static Stretch of(long number) {
    Duration length = Duration.ofMinutes(CANDLES);
    Instant from = FIRST.plus(length.multipliedBy(number % MOST));
    return new Stretch(from, from.plus(length));
  }
}
