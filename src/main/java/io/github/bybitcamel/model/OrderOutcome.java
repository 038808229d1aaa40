package io.github.bybitcamel.model;

/**
 * What became of one order of a signal.
 *
 * @param orderLinkId our id, by which the order can be asked for
 * @param orderId the exchange's id; empty text while it is not known
 * @param request what was to be sent, in a line
 * @param rounded what rounding changed, {@code field asked -> sent}; empty text when nothing
 * @param state where it stands
 * @param reason why it stands there; empty text where there is nothing to say
 * @param filledQuantity what executed as decimal text, in base coin (inverse: USD); empty text
 *     while it is not known
 * @param averagePrice what it executed at as decimal text, in quote coin; empty text while nothing
 *     has
 */
public record OrderOutcome(
    String orderLinkId,
    String orderId,
    String request,
    String rounded,
    SignalState state,
    String reason,
    String filledQuantity,
    String averagePrice) {}
