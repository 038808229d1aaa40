package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;

/** Names the orders of one signal, one after the other. Not safe for use by several threads. */
final class LegNames {

  private static final String LEGS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Entry entry;
  private int next;

  LegNames(Entry entry) {
    this.entry = entry;
  }

  /**
   * Returns the next leg.
   *
   * @throws RefusedException if the signal needs more orders than can be named
   */
  char leg() {
    if (next == LEGS.length()) {
      throw RefusedException.invalid(
          "TOO_MANY_ORDERS",
          "symbol",
          entry.symbol(),
          "more than " + LEGS.length() + " orders would be needed; ask for a part first");
    }
    return LEGS.charAt(next++);
  }

  /** Returns the orderLinkId of a leg. */
  String linkId(char leg) {
    return OrderLinkIds.of(entry.account(), entry.source(), entry.id(), leg);
  }
}
