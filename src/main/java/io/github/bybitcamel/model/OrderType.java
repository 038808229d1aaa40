package io.github.bybitcamel.model;

/**
 * How an order that has reached the book is priced.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#ordertype">Bybit V5: orderType</a>
 */
public enum OrderType {
  /** Executes at the best prices there are. */
  MARKET("Market"),
  /** Executes at its price or better. */
  LIMIT("Limit");

  private final String text;

  OrderType(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }
}
