package io.github.bybitcamel.model;

/**
 * The direction of an order.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: side</a>
 */
public enum Side {
  /** Buys: opens or adds to a long position, or reduces a short one. */
  BUY("Buy"),
  /** Sells: opens or adds to a short position, or reduces a long one. */
  SELL("Sell");

  private final String text;

  Side(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }

  /** Returns the side that undoes this one. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
