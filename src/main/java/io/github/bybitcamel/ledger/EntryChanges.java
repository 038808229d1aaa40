package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.List;

/** A signal's entry with something in it replaced. */
final class EntryChanges {

  private EntryChanges() {}

  static Entry withLegs(Entry entry, List<Leg> legs) {
    return copy(entry, entry.state(), entry.reason(), entry.updatedAt(), legs);
  }

  static Entry moved(Entry entry, SignalState state, String reason, Instant at) {
    return copy(entry, state, reason, at, entry.legs());
  }

  private static Entry copy(
      Entry entry, SignalState state, String reason, Instant at, List<Leg> legs) {
    return new Entry(
        entry.sequence(),
        entry.source(),
        entry.id(),
        entry.account(),
        entry.delivery(),
        entry.number(),
        entry.lane(),
        entry.action(),
        entry.symbol(),
        entry.lessensRisk(),
        state,
        reason,
        entry.first(),
        entry.raw(),
        entry.canonical(),
        entry.receivedAt(),
        at,
        List.copyOf(legs));
  }
}
