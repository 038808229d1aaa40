package io.github.bybitcamel.model;

/**
 * How much of a position a take-profit or stop-loss covers.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#tpslmode">Bybit V5: tpslMode</a>
 */
public enum TpslMode {
  /** The whole position; replaces the position's stop. */
  FULL("Full"),
  /** The order's own quantity; added to what is there, never shown on the position. */
  PARTIAL("Partial");

  private final String text;

  TpslMode(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }
}
