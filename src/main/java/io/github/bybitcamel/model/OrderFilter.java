package io.github.bybitcamel.model;

/**
 * The kinds of spot orders that the exchange keeps apart.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/cancel-all">Bybit V5:
 *     orderFilter</a>
 */
public enum OrderFilter {
  /** In the book. */
  ORDER("Order"),
  /** Take-profit or stop-loss: what it needs is held back from the start. */
  TPSL("tpslOrder"),
  /** Conditional: what it needs is held back once it triggers. */
  STOP("StopOrder"),
  /** One cancels the other. */
  OCO("OcoOrder"),
  /** Take-profit and stop-loss in both directions. */
  BIDIRECTIONAL("BidirectionalTpslOrder");

  private final String text;

  OrderFilter(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }
}
