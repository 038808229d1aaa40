package io.github.bybitcamel.model;

/**
 * Which price of an instrument is meant.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#triggerby">Bybit V5: triggerBy</a>
 */
public enum PriceType {
  /** The last traded price. */
  LAST("LastPrice"),
  /** The mark price, by which positions are valued. */
  MARK("MarkPrice"),
  /** The index price of the underlying. */
  INDEX("IndexPrice");

  private final String text;

  PriceType(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }
}
