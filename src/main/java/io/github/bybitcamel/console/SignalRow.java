package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.List;

/** A signal as a line of a list. */
record SignalRow(
    long sequence,
    String source,
    String id,
    String account,
    String action,
    String symbol,
    SignalState state,
    boolean last,
    String reason,
    Instant receivedAt,
    Instant updatedAt,
    List<LegRow> legs) {

  record LegRow(String orderLinkId, String state, String filledQuantity, String averagePrice) {}

  static SignalRow of(Entry entry) {
    return new SignalRow(
        entry.sequence(),
        entry.source(),
        entry.id(),
        entry.account(),
        entry.action(),
        entry.symbol(),
        entry.state(),
        entry.state().isFinal(),
        entry.reason(),
        entry.receivedAt(),
        entry.updatedAt(),
        entry.legs().stream().map(SignalRow::leg).toList());
  }

  private static LegRow leg(Leg leg) {
    return new LegRow(
        leg.orderLinkId(), leg.state().name(), leg.filledQuantity(), leg.averagePrice());
  }
}
