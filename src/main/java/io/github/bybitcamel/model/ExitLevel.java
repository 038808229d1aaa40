package io.github.bybitcamel.model;

import java.math.BigDecimal;

/**
 * Where a take-profit or stop-loss stands.
 *
 * @param kind what {@code value} counts
 * @param value the number, greater than zero
 */
public record ExitLevel(Kind kind, BigDecimal value) {

  private static final int PERCENT_POINTS = 2;

  /** What the number of a level counts. */
  public enum Kind {
    /** An absolute price, in quote coin. */
    PRICE,
    /** Percent of the entry price, away from it. */
    PERCENT,
    /** A distance from the entry price, in quote coin. */
    OFFSET
  }

  /**
   * Refuses a level that is no price.
   *
   * @throws IllegalArgumentException if {@code value <= 0}
   */
  public ExitLevel {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(kind + " " + value.toPlainString() + " is not > 0");
    }
  }

  /**
   * Returns the absolute price; it may be zero or less where a distance is too long.
   *
   * @param away the side towards which a distance counts: {@link Side#BUY} for above the entry
   * @param entry in quote coin
   */
  public BigDecimal price(Side away, BigDecimal entry) {
    return switch (kind) {
      case PRICE -> value;
      case OFFSET -> moved(entry, value, away);
      case PERCENT -> moved(entry, entry.multiply(value).movePointLeft(PERCENT_POINTS), away);
    };
  }

  private static BigDecimal moved(BigDecimal entry, BigDecimal distance, Side away) {
    return away == Side.BUY ? entry.add(distance) : entry.subtract(distance);
  }
}
