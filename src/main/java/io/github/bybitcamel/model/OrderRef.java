package io.github.bybitcamel.model;

/**
 * Which earlier order a signal means.
 *
 * @param kind whose name {@code value} is
 * @param value the name
 */
public record OrderRef(Kind kind, String value) {

  /** Whose name for the order. */
  public enum Kind {
    /** The exchange's order id. */
    ORDER_ID,
    /** The orderLinkId. */
    ORDER_LINK_ID,
    /** The id of an earlier signal of the same source. */
    SIGNAL_ID
  }
}
