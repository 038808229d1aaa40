package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Puts one judged record into the journal. */
final class Arrival {

  private static final String INSERT =
      """
      INSERT INTO signal (delivery, number, source, id, account, lane, action, symbol,
        lessens_risk, content_hash, raw, canonical, received_at, owner, repeats, state, settled,
        reason, updated_at, unjudged)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence""";

  private Arrival() {}

  static Entry insert(
      Session session, long key, Delivery delivery, Delivery.Item item, Verdict verdict)
      throws SQLException {
    long at = Micros.of(delivery.receivedAt());
    long sequence =
        session
            .one(
                INSERT,
                Row::number,
                key,
                item.number(),
                delivery.source(),
                item.id(),
                item.account(),
                item.lane(),
                item.action(),
                item.symbol(),
                item.lessensRisk(),
                item.contentHash(),
                item.raw(),
                item.canonical(),
                at,
                verdict.isTaken(),
                verdict.first(),
                verdict.state(),
                verdict.state().isFinal(),
                verdict.reason(),
                at,
                unjudged(delivery, item, verdict))
            .orElseThrow();
    return entry(sequence, delivery, item, verdict);
  }

  /** What lessens risk waits for no other record. */
  private static boolean unjudged(Delivery delivery, Delivery.Item item, Verdict verdict) {
    return delivery.unjudged() && verdict.isTaken() && !item.lessensRisk();
  }

  private static Entry entry(
      long sequence, Delivery delivery, Delivery.Item item, Verdict verdict) {
    Instant at = Micros.kept(delivery.receivedAt());
    return new Entry(
        sequence,
        delivery.source(),
        item.id(),
        item.account(),
        delivery.name(),
        item.number(),
        item.lane(),
        item.action(),
        item.symbol(),
        item.lessensRisk(),
        unjudged(delivery, item, verdict),
        verdict.state(),
        verdict.reason(),
        verdict.first(),
        StorableText.of(item.raw()),
        item.canonical(),
        at,
        at,
        List.of());
  }
}
