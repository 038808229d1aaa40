package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Order;
import java.util.Map;
import java.util.Optional;

/**
 * Orders read by the page, by our names. What is in it was seen. What is not in it is not proven
 * absent, since pages leave out rows that cannot be understood; it is only not worth asking for
 * yet.
 *
 * @param orders by orderLinkId
 * @param withClosed whether closed ones are among them, as far as they were asked for
 */
record Sighting(Map<String, Order> orders, boolean withClosed) {

  /** Nothing was read. */
  static final Sighting NONE = new Sighting(Map.of(), false);

  Optional<Order> find(Leg leg) {
    return Optional.ofNullable(orders.get(leg.orderLinkId()));
  }
}
