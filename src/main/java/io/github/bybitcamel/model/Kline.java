package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One candle of a price series.
 *
 * @param openTime start of the candle, inclusive
 * @param open first price, in quote coin
 * @param high highest price, in quote coin
 * @param low lowest price, in quote coin
 * @param close last price, in quote coin; still moving while the candle is open
 * @param volume traded quantity: base coin, for inverse USD; empty for mark and index prices
 * @param turnover traded value: quote coin, for inverse base coin; empty for mark and index prices
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/kline">Bybit V5: Get Kline</a>
 */
public record Kline(
    Instant openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    Optional<BigDecimal> volume,
    Optional<BigDecimal> turnover) {

  /**
   * Refuses a candle whose range is inverted.
   *
   * @throws IllegalArgumentException if {@code low > high}
   */
  public Kline {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("low " + low + " > high " + high + " at " + openTime);
    }
  }
}
