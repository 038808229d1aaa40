package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Brings a schema forward, all steps in one transaction. */
final class Migrations {

  private static final List<String> SCRIPTS =
      List.of("V1__journal.sql", "V2__archive.sql", "V3__unjudged.sql");
  static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS ledger_migration (
        version INTEGER NOT NULL PRIMARY KEY,
        script  TEXT    NOT NULL
      )""";

  private final Database database;

  Migrations(Database database) {
    this.database = database;
  }

  void forward(Session session) throws SQLException {
    session.script(database.begin());
    try {
      session.script(TABLE);
      apply(session, refuseNewer(version(session)));
      session.script("COMMIT");
    } catch (SQLException | RuntimeException e) {
      session.script("ROLLBACK");
      throw e;
    }
  }

  /** Refuses a schema that is not the one this program reads. */
  void check(Session session) throws SQLException {
    if (refuseNewer(version(session)) < SCRIPTS.size()) {
      throw new LedgerException(
          database.name() + " has an older schema: start the desk once to bring it forward");
    }
  }

  private long refuseNewer(long version) {
    if (version > SCRIPTS.size()) {
      throw new LedgerException(
          "%s has schema version %d, and this program knows versions up to %d: start the newer one"
              .formatted(database.name(), version, SCRIPTS.size()));
    }
    return version;
  }

  private static long version(Session session) throws SQLException {
    String sql = "SELECT coalesce(max(version), 0) FROM ledger_migration";
    return session.one(sql, Row::number).orElse(0L);
  }

  private void apply(Session session, long version) throws SQLException {
    for (int next = (int) version + 1; next <= SCRIPTS.size(); next++) {
      String script = SCRIPTS.get(next - 1);
      session.script(read(database.folder() + "/" + script));
      session.change("INSERT INTO ledger_migration VALUES (?, ?)", next, script);
    }
  }

  static String read(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
