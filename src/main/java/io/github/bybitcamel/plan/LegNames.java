package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import java.util.function.Function;
import java.util.stream.Stream;

/** Names the orders of one signal, one after the other. Not safe for use by several threads. */
final class LegNames {

  private static final String LEGS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final String symbol;
  private final Function<Character, String> linkIds;
  private int next;

  LegNames(Entry entry) {
    this(entry.symbol(), leg -> OrderLinkIds.of(entry.account(), entry.source(), entry.id(), leg));
  }

  /**
   * Names as {@code linkIds} says.
   *
   * @param symbol what the orders are of, for refusals
   */
  LegNames(String symbol, Function<Character, String> linkIds) {
    this.symbol = symbol;
    this.linkIds = linkIds;
  }

  /** Returns the names of the orders of a signal that no ledger holds. */
  static LegNames of(Signal signal) {
    SignalHeader header = signal.header();
    return new LegNames(
        signal.symbol().orElse(""),
        leg -> OrderLinkIds.of(header.account(), header.source(), header.id(), leg));
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
          symbol,
          "more than " + LEGS.length() + " orders would be needed; ask for a part first");
    }
    return LEGS.charAt(next++);
  }

  /** Returns every name that an order of the signal can have. */
  Stream<String> all() {
    return LEGS.chars().mapToObj(leg -> linkId((char) leg));
  }

  /** Returns the orderLinkId of a leg. */
  String linkId(char leg) {
    return linkIds.apply(leg);
  }
}
