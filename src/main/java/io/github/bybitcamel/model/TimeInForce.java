package io.github.bybitcamel.model;

/**
 * How long an order may work.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#timeinforce">Bybit V5:
 *     timeInForce</a>
 */
public enum TimeInForce {
  /** Until cancelled. */
  GTC("GTC"),
  /** What executes at once; the rest is cancelled. */
  IOC("IOC"),
  /** All at once or nothing. */
  FOK("FOK"),
  /** Only as maker: cancelled by the exchange if it would execute at once. */
  POST_ONLY("PostOnly");

  private final String text;

  TimeInForce(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }
}
