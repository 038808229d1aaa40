package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.SignalState;

/**
 * One order that a signal means. Numbers are decimal text, as they went to the exchange.
 *
 * @param orderLinkId our idempotency key; unique in the ledger
 * @param leg which order of the signal, one character
 * @param category Bybit's word
 * @param symbol the exchange's symbol
 * @param request the order as it is to be sent, as text that the writer can read back
 * @param asked what the sender asked for where rounding changed it; empty text otherwise
 * @param state where this order stands
 * @param reason why; empty text when there is nothing to say
 * @param orderId the exchange's id; empty text while not known
 * @param filledQuantity what executed; empty text while not known
 * @param averagePrice what it executed at; empty text while nothing has
 */
public record Leg(
    String orderLinkId,
    char leg,
    String category,
    String symbol,
    String request,
    String asked,
    SignalState state,
    String reason,
    String orderId,
    String filledQuantity,
    String averagePrice) {

  /**
   * Returns the product line that {@code category} names.
   *
   * @throws IllegalStateException if there is none of that name
   */
  public Category product() {
    return Category.find(category)
        .orElseThrow(() -> new IllegalStateException("no category '" + category + "'"));
  }
}
