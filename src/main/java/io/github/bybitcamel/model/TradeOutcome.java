package io.github.bybitcamel.model;

import java.util.List;

/**
 * What became of a signal that was traded at once.
 *
 * @param state where it stands: where its worst order stands. {@link SignalState#UNKNOWN} must be
 *     asked for by the orders' names, never sent again
 * @param reason why; empty text where there is nothing to say
 * @param orders its orders, in the order they were sent; empty where nothing was to be sent
 */
public record TradeOutcome(SignalState state, String reason, List<OrderOutcome> orders) {

  /** Copies the orders. */
  public TradeOutcome {
    orders = List.copyOf(orders);
  }
}
