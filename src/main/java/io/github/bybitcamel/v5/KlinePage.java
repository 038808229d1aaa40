package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Kline;
import java.time.Instant;
import java.util.List;

/**
 * What one call for candles answered.
 *
 * @param klines oldest first, each open time once; the last one may still be open
 * @param unreadable how many rows were left out because they could not be understood
 * @param serverTime the exchange's time of the answer; the epoch where it did not say
 */
public record KlinePage(List<Kline> klines, int unreadable, Instant serverTime) {

  /** The most candles of one call. */
  public static final int MOST = 1000;

  /** Copies the candles. */
  public KlinePage {
    klines = List.copyOf(klines);
  }
}
