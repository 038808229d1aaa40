package io.github.bybitcamel.model;

/**
 * A product line of the exchange.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#category">Bybit V5: category</a>
 */
public enum Category {
  /** Coins against coins. */
  SPOT("spot"),
  /** Contracts settled in USDT or USDC; quantities in base coin. */
  LINEAR("linear"),
  /** Contracts settled in the base coin; quantities in USD. */
  INVERSE("inverse"),
  /** Options settled in USDT or USDC. */
  OPTION("option");

  private final String text;

  Category(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }

  /** Returns whether a position, and not only a balance, results from an execution. */
  public boolean hasPositions() {
    return this != SPOT;
  }
}
