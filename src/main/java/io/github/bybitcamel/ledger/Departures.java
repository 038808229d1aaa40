package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes deliveries out of the journal that were written to a file. */
final class Departures {

  static final String READY =
      """
      SELECT d.delivery, min(s.sequence), max(s.sequence), count(*)
      FROM (SELECT delivery FROM delivery old WHERE received_at < ? AND delivery > ?
          AND NOT EXISTS (SELECT 1 FROM signal WHERE delivery = old.delivery
            AND (settled = 0 OR updated_at >= ?))
        ORDER BY delivery LIMIT ?) d
      JOIN signal s ON s.delivery = d.delivery
      GROUP BY d.delivery ORDER BY d.delivery""";
  static final String ARCHIVED =
      """
      SELECT a.sequence, f.file, f.at FROM archived a JOIN archive f ON f.archive = a.archive
      WHERE a.source = ? AND a.id = ?""";
  private static final String FILE =
      "INSERT INTO archive (file, at) VALUES (?, ?) RETURNING archive";
  private static final String KEEP_IDS =
      """
      INSERT INTO archived (source, id, content_hash, sequence, archive)
      SELECT source, id, content_hash, sequence, ? FROM signal WHERE delivery = ? AND owner = 1""";
  private static final String LEAVE =
      "INSERT INTO leaving SELECT sequence FROM signal WHERE delivery = ?";
  private static final List<String> TABLES =
      List.of("attempt", "leg_history", "leg", "history", "signal");

  private Departures() {}

  static List<LedgerView.OldDelivery> ready(
      Session session, Instant before, long afterKey, int limit) throws SQLException {
    long time = Micros.of(before);
    return session.list(
        READY,
        row -> new LedgerView.OldDelivery(row.number(), row.number(), row.number(), row.number()),
        time,
        afterKey,
        time,
        limit);
  }

  static Optional<LedgerView.Archived> archived(Session session, String source, String id)
      throws SQLException {
    return session.one(
        ARCHIVED, row -> new LedgerView.Archived(row.number(), row.text(), row.time()), source, id);
  }

  static Outcome<Long> archive(Session session, List<Long> deliveries, String file, Instant at)
      throws SQLException {
    long archive = session.one(FILE, Row::number, file, Micros.of(at)).orElseThrow();
    for (long delivery : deliveries) {
      session.change(KEEP_IDS, archive, delivery);
      session.change(LEAVE, delivery);
    }
    long signals = 0;
    for (String table : TABLES) {
      signals =
          session.change(
              "DELETE FROM " + table + " WHERE sequence IN (SELECT sequence FROM leaving)");
    }
    for (long delivery : deliveries) {
      session.change("DELETE FROM delivery WHERE delivery = ?", delivery);
    }
    session.change("DELETE FROM leaving");
    session.written().clear();
    return new Outcome<>(signals, List.of());
  }
}
