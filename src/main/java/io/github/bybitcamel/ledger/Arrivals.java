package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Journals deliveries. */
final class Arrivals {

  static final String SAME =
      """
      SELECT delivery FROM delivery WHERE source = ? AND name = ? AND content_hash = ?
      ORDER BY delivery LIMIT 1""";
  static final String TAKEN =
      """
      SELECT delivery, name, received_at FROM delivery d
      WHERE source = ? AND content_hash = ? AND own_ids = 0 AND released = 0 AND received_at > ?
        AND EXISTS (SELECT 1 FROM signal s WHERE s.delivery = d.delivery AND s.owner = 1)
      ORDER BY delivery LIMIT 1""";
  private static final String INSERT =
      """
      INSERT INTO delivery (source, name, content_hash, received_at, own_ids)
      VALUES (?, ?, ?, ?, ?) RETURNING delivery""";
  private static final String RELEASE =
      """
      UPDATE delivery SET released = 1
      WHERE source = ? AND own_ids = 0 AND released = 0 AND content_hash IN (
        SELECT content_hash FROM delivery WHERE source = ? AND name = ?)""";
  static final String RECEIPTS =
      """
      SELECT sequence, number, id, CASE owner WHEN 1 THEN 'RECEIVED' ELSE state END,
        CASE owner WHEN 1 THEN '' ELSE reason END, repeats
      FROM signal WHERE delivery = ? ORDER BY number""";

  private Arrivals() {}

  static Outcome<List<Receipt>> receive(Session session, Delivery delivery) throws SQLException {
    Optional<Long> same = same(session, delivery);
    if (same.isPresent()) {
      return new Outcome<>(session.list(RECEIPTS, Arrivals::receipt, same.get()), List.of());
    }
    return journal(session, delivery);
  }

  /** Returns the delivery of the same source, name and content. */
  static Optional<Long> same(Session session, Delivery delivery) throws SQLException {
    return session.one(
        SAME, Row::number, delivery.source(), delivery.name(), delivery.contentHash());
  }

  /** Returns whether a delivery no longer stands in the way of its own content. */
  static Outcome<Boolean> release(Session session, String source, String name) throws SQLException {
    return new Outcome<>(session.change(RELEASE, source, source, name) > 0, List.of());
  }

  private static Outcome<List<Receipt>> journal(Session session, Delivery delivery)
      throws SQLException {
    Door door = door(session, delivery);
    long key = insert(session, delivery);
    List<Entry> entries = new ArrayList<>();
    for (Delivery.Item item : delivery.records()) {
      Verdict verdict = door.judge(item);
      Entry entry = Arrival.insert(session, key, delivery, item, verdict);
      session.written().put(entry);
      entries.add(entry);
    }
    return new Outcome<>(entries.stream().map(Arrivals::receipt).toList(), entries);
  }

  private static Door door(Session session, Delivery delivery) throws SQLException {
    if (delivery.ownIds()) {
      return Door.byId(session, delivery.source());
    }
    long after = Micros.of(delivery.receivedAt().minus(delivery.repeats().window()));
    return session
        .one(TAKEN, TakenDelivery::read, delivery.source(), delivery.contentHash(), after)
        .map(taken -> Door.repeating(session, taken, delivery.repeats()))
        .orElseGet(() -> Door.byId(session, delivery.source()));
  }

  private static long insert(Session session, Delivery delivery) throws SQLException {
    return session
        .one(
            INSERT,
            Row::number,
            delivery.source(),
            delivery.name(),
            delivery.contentHash(),
            Micros.of(delivery.receivedAt()),
            delivery.ownIds())
        .orElseThrow();
  }

  private static Receipt receipt(Row row) throws SQLException {
    return new Receipt(
        row.number(), (int) row.number(), row.text(), row.state(), row.text(), row.number());
  }

  private static Receipt receipt(Entry entry) {
    SignalState state = entry.state();
    return new Receipt(
        entry.sequence(), entry.number(), entry.id(), state, entry.reason(), entry.first());
  }
}
