package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * The end of an order.
 *
 * @param spotKind where a spot order is kept; empty searches for it, and means nothing elsewhere
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/cancel-order">Bybit V5: Cancel
 *     Order</a>
 */
public record CancelRequest(
    Category category, String symbol, OrderName order, Optional<OrderFilter> spotKind) {}
