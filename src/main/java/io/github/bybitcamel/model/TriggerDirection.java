package io.github.bybitcamel.model;

/**
 * The way a price must move to trigger a conditional order.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5:
 *     triggerDirection</a>
 */
public enum TriggerDirection {
  /** Triggers when the price rises to the trigger price. */
  RISE(1),
  /** Triggers when the price falls to the trigger price. */
  FALL(2);

  private final int code;

  TriggerDirection(int code) {
    this.code = code;
  }

  /** Returns Bybit's number. */
  public int code() {
    return code;
  }
}
