package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Looks at a file before it is trusted; in bounded time. */
final class SqliteCheck {

  /** Up to here the whole file is read: about a second on a slow disk. */
  private static final long WHOLE_BYTES = 64L << 20;

  private static final String TABLES =
      "SELECT count(*) FROM sqlite_schema WHERE name = 'ledger_migration'";
  static final List<String> SAMPLES =
      List.of(
          "SELECT count(*) FROM tally",
          "SELECT count(*) FROM signal WHERE settled = 0 AND state = 'UNKNOWN'",
          "SELECT max(delivery) FROM delivery",
          "SELECT max(sequence) FROM signal",
          "SELECT max(step) FROM history",
          "SELECT max(step) FROM leg_history",
          "SELECT max(attempt) FROM attempt",
          "SELECT max(order_link_id) FROM leg");

  private SqliteCheck() {}

  static void refuseForeign(Session session, Path file) throws SQLException {
    if (session.one(TABLES, Row::number).orElse(0L) == 0) {
      throw new LedgerException("%s is a database, but no ledger".formatted(file));
    }
  }

  static void refuseUnsound(Session session, Path file) throws SQLException {
    refuseForeign(session, file);
    if (size(file) > WHOLE_BYTES) {
      sample(session);
      return;
    }
    List<String> faults = session.list("PRAGMA quick_check(1)", Row::text);
    if (!faults.equals(List.of("ok"))) {
      throw new LedgerException(
          "ledger %s is corrupt: %s; restore a backup".formatted(file, faults));
    }
  }

  /** Reads the newest of everything: where a torn write would be. */
  private static void sample(Session session) throws SQLException {
    for (String sql : SAMPLES) {
      session.list(sql, Row::maybeText);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
