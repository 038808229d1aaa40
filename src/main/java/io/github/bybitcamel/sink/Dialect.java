package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column.Kind;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** In what the databases differ. */
enum Dialect {
  /** One file; decimals are text, so that they stay exact. */
  SQLITE(
      "jdbc:sqlite:",
      "INTEGER",
      "TEXT",
      "INTEGER",
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON") {
    @Override
    boolean blamesRow(SQLException failure) {
      // TOOBIG, CONSTRAINT, MISMATCH; the low byte of a result code is its kind.
      return Set.of(18, 19, 20).contains(failure.getErrorCode() & 0xFF);
    }

    @Override
    Properties properties() {
      return asProperties(Map.of("busy_timeout", "5000"));
    }
  },
  /** A server; decimals are NUMERIC without bounds. */
  POSTGRESQL("jdbc:postgresql:", "BIGINT", "NUMERIC", "BOOLEAN", "SET synchronous_commit = on") {
    @Override
    boolean blamesRow(SQLException failure) {
      // Values, constraints, a key twice in one statement, sizes.
      String state = Objects.requireNonNullElse(failure.getSQLState(), "");
      return Set.of("21", "22", "23", "54")
          .contains(state.substring(0, Math.min(2, state.length())));
    }

    @Override
    Properties properties() {
      return asProperties(
          Map.of(
              "ApplicationName", "bybit-camel sink",
              "connectTimeout", "10",
              "socketTimeout", "60",
              "tcpKeepAlive", "true",
              "reWriteBatchedInserts", "true"));
    }
  };

  private final String prefix;
  private final String integer;
  private final String decimal;
  private final String flag;
  private final String opening;

  Dialect(String prefix, String integer, String decimal, String flag, String opening) {
    this.prefix = prefix;
    this.integer = integer;
    this.decimal = decimal;
    this.flag = flag;
    this.opening = opening;
  }

  /**
   * Returns the dialect of a JDBC URL.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Dialect of(String url) {
    for (Dialect dialect : values()) {
      if (url.startsWith(dialect.prefix)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "sink.jdbc.url must begin with jdbc:sqlite: or jdbc:postgresql:");
  }

  /** Returns whether a row is at fault, and not the database or the way to it. */
  abstract boolean blamesRow(SQLException failure);

  /** Returns what a connection is opened with; what the URL says goes before. */
  abstract Properties properties();

  String type(Kind kind) {
    return switch (kind) {
      case TEXT -> "TEXT";
      case INTEGER -> integer;
      case DECIMAL -> decimal;
      case FLAG -> flag;
    };
  }

  /** Returns what a new connection is told first. */
  String opening() {
    return opening;
  }

  static Properties asProperties(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    return properties;
  }
}
