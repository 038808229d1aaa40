package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Computes candles and volumes on demand from the prices; they add up over all intervals. */
final class Candles {

  private static final long HISTORY = 730L * 24 * 3_600_000;
  private static final long MINUTE = 60_000;

  private final Prices prices;

  Candles(Prices prices) {
    this.prices = prices;
  }

  /**
   * One candle.
   *
   * @param start epoch milliseconds, inclusive
   * @param volume base coin; inverse: US dollars
   * @param turnover quote coin; inverse: base coin
   */
  record Candle(
      long start,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      BigDecimal volume,
      BigDecimal turnover) {}

  /** Returns the instant before which there is no history, epoch milliseconds. */
  long launch() {
    return (prices.anchor() - HISTORY) / MINUTE * MINUTE;
  }

  /**
   * Returns candles newest first.
   *
   * @param from the least start, inclusive
   * @param to the greatest start, inclusive; the candle that holds {@code now} is the last there is
   */
  List<Candle> list(Contract contract, Interval interval, long from, long to, long now, int limit) {
    List<Candle> candles = new ArrayList<>();
    long start = interval.floor(Math.min(to, now));
    long least = Math.max(from, interval.floor(launch()));
    while (start >= least && candles.size() < limit) {
      candles.add(candle(contract, start, Math.min(interval.next(start), now)));
      start = interval.floor(start - 1);
    }
    return candles;
  }

  /** Returns the candle from {@code start} to {@code end}, epoch milliseconds. */
  Candle candle(Contract contract, long start, long end) {
    Prices.Range range = prices.range(contract, start, end);
    BigDecimal volume = volume(contract, start, end);
    BigDecimal close = prices.at(contract, end);
    BigDecimal mean =
        range.low().add(range.high()).divide(BigDecimal.valueOf(2), 8, RoundingMode.UP);
    return new Candle(
        start,
        prices.at(contract, start),
        range.high(),
        range.low(),
        close,
        volume,
        contract.value(volume, mean).setScale(8, RoundingMode.HALF_EVEN));
  }

  /** What was recorded where it was, else what is made up. */
  private BigDecimal volume(Contract contract, long start, long end) {
    BigDecimal recorded = prices.volume(contract.symbol(), start, end);
    BigDecimal madeUp = madeUp(contract, start, end);
    long length = end - start;
    long set = prices.volumeSet(contract.symbol(), start, end);
    if (set == 0 || length <= 0) {
      return madeUp;
    }
    BigDecimal rest =
        madeUp
            .multiply(BigDecimal.valueOf(Math.max(0, length - set)))
            .divide(BigDecimal.valueOf(length), MathContext.DECIMAL64);
    return recorded.add(rest).setScale(contract.step().scale(), RoundingMode.HALF_EVEN);
  }

  private static BigDecimal madeUp(Contract contract, long start, long end) {
    BigDecimal rate = contract.maxMarketQty().divide(BigDecimal.valueOf(20), 8, RoundingMode.UP);
    return rate.multiply(BigDecimal.valueOf(traded(contract, end) - traded(contract, start)))
        .divide(BigDecimal.valueOf(MINUTE), contract.step().scale(), RoundingMode.DOWN);
  }

  /** Returns a count that only grows with time, about one a millisecond. */
  private static long traded(Contract contract, long millis) {
    long minute = Math.floorDiv(millis, MINUTE);
    long share = Math.floorMod(Hash.mix(minute, contract.symbol()), MINUTE / 2);
    long next = Math.floorMod(Hash.mix(minute + 1, contract.symbol()), MINUTE / 2);
    long part = Math.floorMod(millis, MINUTE);
    return minute * MINUTE + share + (MINUTE + next - share) * part / MINUTE;
  }
}
