package io.github.bybitcamel.model;

import java.time.Instant;

/**
 * An order that the exchange has taken. Not a result: it can still be rejected or cancelled.
 *
 * @param request what was sent, on the instrument's grid
 * @param orderId the exchange's id
 * @param time the exchange's time of the answer
 * @param rounded what rounding changed, {@code field asked -> sent}; empty text when nothing
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: Place
 *     Order</a>
 */
public record PlacedOrder(OrderRequest request, String orderId, Instant time, String rounded) {

  /** Returns our id, by which the order can be asked for. */
  public String orderLinkId() {
    return request.orderLinkId();
  }
}
