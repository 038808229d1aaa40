package io.github.bybitcamel.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Thirty days of 1-minute candles of three symbols, another thirty for each number.
 *
 * @param from the first candle
 * @param to behind the last one
 */
record Stretch(Instant from, Instant to) {

  static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

  /** Of one symbol. */
  private static final int LENGTH = 30 * 24 * 60;

  static final int CANDLES = SYMBOLS.size() * LENGTH;

  private static final Instant FIRST = Instant.parse("1999-01-01T00:00:00Z");

  /** So many there are; then the first comes again. */
  static final int MOST = 300;

  static Stretch of(long number) {
    Duration length = Duration.ofMinutes(LENGTH);
    Instant from = FIRST.plus(length.multipliedBy(number % MOST));
    return new Stretch(from, from.plus(length));
  }
}
