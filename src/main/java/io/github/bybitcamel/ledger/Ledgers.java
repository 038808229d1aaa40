package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Opens ledgers. */
public final class Ledgers {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private Ledgers() {}

  /**
   * Opens the ledger at {@code url} for reading and writing, creates it if there is none, and
   * brings its schema forward. Only one process may have it open this way.
   *
   * @param url {@code jdbc:sqlite:} and a path, whose missing directories are created, or {@code
   *     jdbc:postgresql:} as its driver takes it
   * @throws LedgerException if another process has it, if it is corrupt or no ledger, or if a newer
   *     program wrote it
   * @throws IllegalArgumentException if no ledger can be at such a URL
   */
  public static Ledger open(String url) {
    Database database = database(url);
    try {
      return new JdbcLedger(database, migrated(database));
    } catch (SQLException e) {
      database.close();
      throw database.explain(e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static Session migrated(Database database) throws SQLException {
    Session session = database.openWriter();
    try {
      new Migrations(database).forward(session);
      return session;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Opens the ledger at {@code url} for reading, also while another process writes.
   *
   * @throws LedgerException if there is none, if it is corrupt, or if its schema is not the one
   *     that this program reads
   * @throws IllegalArgumentException if no ledger can be at such a URL
   */
  public static LedgerView openReadOnly(String url) {
    Database database = database(url);
    try (Session session = database.openReader()) {
      database.refuseForeign(session);
      new Migrations(database).check(session);
      return new JdbcView(database);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  /**
   * Returns why the ledger at {@code url}, which can be read, could not be written; empty where it
   * could. Of SQLite the file system tells.
   *
   * @throws LedgerException if it cannot be read
   */
  public static Optional<String> unwritable(String url) {
    Database database = database(url);
    try (Session session = database.openReader()) {
      return database.unwritable(session);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  static Database database(String url) {
    if (url.startsWith(SQLITE)) {
      return new SqliteDatabase(file(url.substring(SQLITE.length())));
    }
    if (url.startsWith(POSTGRESQL)) {
      return new PostgresDatabase(url);
    }
    throw new IllegalArgumentException(
        "ledger.url must start with %s or %s".formatted(SQLITE, POSTGRESQL));
  }

  private static Path file(String path) {
    if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw new IllegalArgumentException("ledger.url must name a plain file: " + SQLITE + path);
    }
    return real(Path.of(path).toAbsolutePath().normalize());
  }

  /** One file has one lock, by whatever name it is asked for. */
  private static Path real(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      throw new LedgerException("ledger %s cannot be opened: %s".formatted(file, e), e);
    }
  }
}
