package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.SignalState;
import java.util.List;

/** What a signal comes down to at the exchange. */
sealed interface Plan {

  /** Orders to be placed, each after the one before it is acknowledged. */
  record Place(List<PlannedOrder> orders) implements Plan {}

  /**
   * Nothing to be sent.
   *
   * @param state how the signal ends
   * @param reason why
   */
  record Nothing(SignalState state, String reason) implements Plan {}
}
