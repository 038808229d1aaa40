package io.github.bybitcamel.model;

import java.math.BigDecimal;

/**
 * How much a signal asks for.
 *
 * @param unit what {@code value} counts
 * @param value the number, greater than zero
 */
public record Size(Unit unit, BigDecimal value) {

  /** What the number of a size counts. */
  public enum Unit {
    /** Base coin; USD contracts for inverse. Field {@code qty}. */
    BASE("qty"),
    /** Quote coin, as notional. Field {@code quote_qty}. */
    QUOTE("quote_qty"),
    /** Percent of the account's equity, as notional. Field {@code equity_pct}. */
    EQUITY_PERCENT("equity_pct"),
    /** Percent of the account's equity that is lost at the stop. Field {@code risk_pct}. */
    RISK_PERCENT("risk_pct"),
    /** Percent of the position that is open. Field {@code position_pct}. */
    POSITION_PERCENT("position_pct");

    private final String field;

    Unit(String field) {
      this.field = field;
    }

    /** Returns the name of the signal's field. */
    public String field() {
      return field;
    }
  }

  /**
   * Refuses a size that is no amount.
   *
   * @throws IllegalArgumentException if {@code value <= 0}
   */
  public Size {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          unit.field() + " " + value.toPlainString() + " is not > 0");
    }
  }
}
