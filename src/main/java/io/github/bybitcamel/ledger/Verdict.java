package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;

/**
 * What the door says to one record.
 *
 * @param first sequence of the signal that is in its way; 0 if none is
 */
record Verdict(SignalState state, String reason, long first) {

  static final Verdict TAKEN = new Verdict(SignalState.RECEIVED, "", 0);

  boolean isTaken() {
    return state == SignalState.RECEIVED;
  }
}
