package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Orders;
import java.util.List;

/** Whether it is an order's turn among the orders of its signal. */
enum Turn {
  /** It may be sent. */
  NOW,
  /** Not yet: the fate of one before it is open. */
  LATER,
  /** Never: one before it was not executed. */
  NEVER;

  /** Returns the turn of order {@code i}: what lessens risk never waits for another. */
  static Turn of(List<Leg> legs, int i) {
    List<Leg> before = legs.subList(0, i);
    if (V5Orders.lessensRisk(legs.get(i).request())
        || before.stream().allMatch(leg -> leg.state() == SignalState.FILLED)) {
      return NOW;
    }
    return before.stream().anyMatch(leg -> leg.state().isOpen()) ? LATER : NEVER;
  }
}
