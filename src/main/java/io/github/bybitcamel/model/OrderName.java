package io.github.bybitcamel.model;

/**
 * By which of its two names the exchange is to find an order.
 *
 * @param kind whose name it is
 * @param value the name
 */
public record OrderName(Kind kind, String value) {

  /** Whose name. */
  public enum Kind {
    /** The exchange's. */
    ORDER_ID("orderId"),
    /** Ours. */
    ORDER_LINK_ID("orderLinkId");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Returns Bybit's spelling. */
    public String text() {
      return text;
    }
  }

  /**
   * Refuses no name.
   *
   * @throws IllegalArgumentException if {@code value} is blank
   */
  public OrderName {
    if (value.isBlank()) {
      throw new IllegalArgumentException(kind.text() + " is blank");
    }
  }

  /** Returns the exchange's name of an order. */
  public static OrderName id(String orderId) {
    return new OrderName(Kind.ORDER_ID, orderId);
  }

  /** Returns our name of an order. */
  public static OrderName linkId(String orderLinkId) {
    return new OrderName(Kind.ORDER_LINK_ID, orderLinkId);
  }
}
