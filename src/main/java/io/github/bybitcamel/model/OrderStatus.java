package io.github.bybitcamel.model;

/**
 * Where an order stands at the exchange.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#orderstatus">Bybit V5:
 *     orderStatus</a>
 */
public enum OrderStatus {
  /** In the book. */
  NEW("New", false),
  /** In the book, a part executed. */
  PARTIALLY_FILLED("PartiallyFilled", false),
  /** Conditional, waiting for its trigger. */
  UNTRIGGERED("Untriggered", false),
  /** Conditional, triggered, on its way to the book. */
  TRIGGERED("Triggered", false),
  /** Refused after the acknowledgement. */
  REJECTED("Rejected", true),
  /** Spot: a part executed, the rest cancelled. */
  PARTIALLY_FILLED_CANCELED("PartiallyFilledCanceled", true),
  /** Executed whole. */
  FILLED("Filled", true),
  /** Cancelled; for derivatives a part may have executed. */
  CANCELLED("Cancelled", true),
  /** Conditional, cancelled before its trigger. */
  DEACTIVATED("Deactivated", true),
  /** A word this version does not know; not final, so that it is looked at again. */
  OTHER("", false);

  private final String text;
  private final boolean isFinal;

  OrderStatus(String text, boolean isFinal) {
    this.text = text;
    this.isFinal = isFinal;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }

  /** Returns whether nothing can happen to the order any more. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Returns the status that Bybit spells {@code text}, or {@link #OTHER}. */
  public static OrderStatus of(String text) {
    for (OrderStatus status : values()) {
      if (status.text.equals(text)) {
        return status;
      }
    }
    return OTHER;
  }
}
