package io.github.bybitcamel.feed;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the feeds remember what they delivered: SQLite or PostgreSQL. One process at a time. Safe
 * for use by many threads, which take turns.
 *
 * <p>What is lost when the machine loses power is read and delivered again, so commits do not wait
 * for the disk.
 */
public final class FeedStore implements AutoCloseable {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final List<String> SCRIPTS =
      List.of("V1__feeds.sql", "V2__taken.sql", "V3__seen.sql");
  private static final String VERSIONS =
      "CREATE TABLE IF NOT EXISTS feed_migration (version INTEGER NOT NULL PRIMARY KEY)";
  private static final String BYTES =
      "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
          + " AND relname LIKE 'feed\\_%' AND pg_table_is_visible(oid)";

  private final String url;
  private final boolean sqlite;
  private final StoreLock lock;
  private final AdvisoryLock claim = new AdvisoryLock();
  private Connection connection;
  private Sql sql;

  /** Something that is done whole or not at all. */
  interface Work<T> {
    T in(Sql sql) throws SQLException;
  }

  private FeedStore(String url, boolean sqlite) {
    this.url = url;
    this.sqlite = sqlite;
    this.lock = sqlite ? StoreLock.take(file(), name()) : StoreLock.NONE;
  }

  /** Returns a store without a schema that is gone with it: for feeds that are made, not opened. */
  static FeedStore inMemory() {
    return new FeedStore(SQLITE + ":memory:", false);
  }

  /**
   * Opens the store, creates it if there is none, and brings its schema forward.
   *
   * @param url {@code jdbc:sqlite:} and a path, or {@code jdbc:postgresql:}
   * @throws FeedStoreException if another process has it, or a newer program wrote it
   * @throws IllegalArgumentException if no store can be at such a URL
   */
  public static FeedStore open(String url) {
    if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "feeds.url must start with " + SQLITE + " or " + POSTGRESQL);
    }
    FeedStore store = new FeedStore(url, url.startsWith(SQLITE));
    try {
      store.transact(store::forward);
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What follows the question mark may hold a password. */
  private String name() {
    return "feeds store " + url.split("\\?", 2)[0].substring("jdbc:".length());
  }

  private Path file() {
    Path file = Path.of(url.substring(SQLITE.length())).toAbsolutePath().normalize();
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(name() + " cannot be made", e);
    }
    return file;
  }

  /**
   * Does {@code work} in one transaction.
   *
   * @throws FeedStoreException if it was not done, or nobody knows; what was read before may be
   *     stale then
   */
  synchronized <T> T transact(Work<T> work) {
    try {
      Sql open = connected();
      try {
        T result = work.in(open);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      disconnect();
      throw new FeedStoreException(name() + " failed: " + e.getMessage(), e);
    }
  }

  /** Returns how many bytes its files have; in PostgreSQL its tables with their indexes. */
  long bytes() {
    return sqlite
        ? Stream.of("", "-wal", "-shm").mapToLong(end -> new File(file() + end).length()).sum()
        : transact(sql -> sql.number(BYTES));
  }

  private Sql connected() throws SQLException {
    if (connection == null) {
      connection =
          sqlite
              ? DriverManager.getConnection(SQLITE + file())
              : DriverManager.getConnection(url, bounds());
      sql = new Sql(connection);
      if (sqlite) {
        sql.script(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;"
                + " PRAGMA journal_size_limit = 67108864");
      } else {
        claim();
      }
      connection.setAutoCommit(false);
    }
    return sql;
  }

  /** A way that is lost without a word holds nobody for longer; what the URL says goes before. */
  private static Properties bounds() {
    Properties properties = new Properties();
    properties.setProperty(
        "ApplicationName", "bybit-camel feeds, process " + ProcessHandle.current().pid());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private void claim() throws SQLException {
    if (!claim.take(sql)) {
      disconnect();
      throw new FeedStoreException(name() + " is in use by another process; stop it first");
    }
  }

  private Void forward(Sql open) throws SQLException {
    open.script(VERSIONS);
    long version = open.number("SELECT coalesce(max(version), 0) FROM feed_migration");
    if (version > SCRIPTS.size()) {
      throw new FeedStoreException(
          "%s has schema version %d, and this program knows versions up to %d: start the newer one"
              .formatted(name(), version, SCRIPTS.size()));
    }
    for (int next = (int) version + 1; next <= SCRIPTS.size(); next++) {
      open.script(script(SCRIPTS.get(next - 1)));
      open.change("INSERT INTO feed_migration VALUES (?)", next);
    }
    return null;
  }

  private String script(String script) {
    String path = "/feed/" + (sqlite ? "sqlite/" : "postgresql/") + script;
    try (InputStream in = FeedStore.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // A broken connection is closed as far as it can be.
    } finally {
      connection = null;
    }
  }

  @Override
  public synchronized void close() {
    disconnect();
    lock.close();
  }
}
