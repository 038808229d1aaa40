package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/**
 * A candle as it was recorded somewhere, to be played.
 *
 * @param volume base coin; inverse: US dollars
 */
public record Recorded(
    BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

  /**
   * Refuses what no market has traded.
   *
   * @throws IllegalArgumentException if a price is not positive or outside low and high, or the
   *     volume is less than zero
   */
  public Recorded {
    boolean within = open.max(close).compareTo(high) <= 0 && open.min(close).compareTo(low) >= 0;
    if (low.signum() <= 0 || !within || volume.signum() < 0) {
      throw new IllegalArgumentException(
          "no candle: open %s high %s low %s close %s volume %s"
              .formatted(open, high, low, close, volume));
    }
  }

  /** Returns which extreme comes first: the one the candle turns from. */
  BigDecimal first() {
    return close.compareTo(open) >= 0 ? low : high;
  }

  BigDecimal second() {
    return close.compareTo(open) >= 0 ? high : low;
  }
}
