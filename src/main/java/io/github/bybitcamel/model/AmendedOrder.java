package io.github.bybitcamel.model;

import java.time.Instant;

/**
 * A change of an order that the exchange has taken. Not a result: it can still be refused.
 *
 * @param request what was sent, on the instrument's grid
 * @param orderId the exchange's id
 * @param orderLinkId our id; empty text where the exchange did not say
 * @param time the exchange's time of the answer
 * @param rounded what rounding changed, {@code field asked -> sent}; empty text when nothing
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/amend-order">Bybit V5: Amend
 *     Order</a>
 */
public record AmendedOrder(
    AmendRequest request, String orderId, String orderLinkId, Instant time, String rounded) {}
