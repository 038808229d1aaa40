package io.github.bybitcamel.feed;

import java.time.Instant;
import java.util.Map;

/**
 * How far one series was delivered to one sink.
 *
 * @param start the first candle that was asked for
 * @param next the first candle that was not delivered: all before it were, or are dead letters, or
 *     lie in a gap
 * @param window the latest candles as they were offered, also those from {@code next} on of which
 *     nobody knows whether the sink took them; by epoch milliseconds
 */
record KlineCursor(Instant start, Instant next, Map<Long, Offered> window) {

  /**
   * A candle as it was offered.
   *
   * @param taken whether the sink has it for sure
   */
  record Offered(int revision, String digest, boolean taken) {}
}
