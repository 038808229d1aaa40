package io.github.bybitcamel.model;

import java.time.Instant;
import java.util.Optional;

/**
 * That the exchange has taken a request concerning an order. Not a result: the order can still be
 * rejected or cancelled.
 *
 * @param orderId the exchange's id; empty text where it did not say
 * @param orderLinkId our id; empty text for an order that was given none
 * @param time the exchange's time of the answer
 * @param endedAs how the order had ended before, where there was nothing to cancel any more; empty
 *     otherwise
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: Place
 *     Order</a>
 */
public record OrderAck(
    String orderId, String orderLinkId, Instant time, Optional<OrderStatus> endedAs) {

  /** Returns that the request itself was taken. */
  public OrderAck(String orderId, String orderLinkId, Instant time) {
    this(orderId, orderLinkId, time, Optional.empty());
  }
}
