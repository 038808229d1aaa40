package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;

/**
 * What became of one record of a delivery at the door.
 *
 * @param sequence the record's own, in the ledger
 * @param number position in the delivery, from 1
 * @param state {@link SignalState#RECEIVED}, or why not
 * @param reason why not; empty text when it was taken
 * @param first sequence of the signal it repeats or contradicts; 0 otherwise
 */
public record Receipt(
    long sequence, int number, String id, SignalState state, String reason, long first) {}
