package io.github.bybitcamel.model;

import java.math.BigDecimal;

/**
 * Where a take-profit or stop-loss stands.
 *
 * @param kind what {@code value} counts
 * @param value the number, greater than zero
 */
public record ExitLevel(Kind kind, BigDecimal value) {

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
}
