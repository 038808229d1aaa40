package io.github.bybitcamel.ledger;

import java.time.Instant;

/**
 * One exchange of request and answer for a signal.
 *
 * @param sequence the signal's
 * @param orderLinkId the order's; empty text for an action that is no order
 * @param at when the answer, or its absence, was known
 * @param endpoint method and path
 * @param retCode Bybit's; empty text when there was none
 * @param outcome the class of the outcome
 * @param text Bybit's message or the failure's; never a secret
 * @param roundTripMicros time from the first byte out to the last byte in, in microseconds
 */
public record Attempt(
    long sequence,
    String orderLinkId,
    Instant at,
    String endpoint,
    String retCode,
    String outcome,
    String text,
    long roundTripMicros) {

  /** The outcome that says that a person has compared a forgotten signal with the account. */
  public static final String COMPARED = "COMPARED";
}
