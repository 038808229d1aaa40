package io.github.bybitcamel.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection with its prepared statements. One thread at a time. */
final class Session implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Written written = new Written();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Returns what it wrote last; for the writer alone. */
  Written written() {
    return written;
  }

  /** Runs several statements that take no values and answer nothing. */
  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Returns how many rows changed. */
  int change(String sql, Object... values) throws SQLException {
    return prepared(sql, values).executeUpdate();
  }

  <T> List<T> list(String sql, Row.Reader<T> reader, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = prepared(sql, values).executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(new Row(rows)));
      }
    }
    return found;
  }

  /** Returns the only row, if there is one. */
  <T> Optional<T> one(String sql, Row.Reader<T> reader, Object... values) throws SQLException {
    return list(sql, reader, values).stream().findFirst();
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, int place, Object value)
      throws SQLException {
    if (value instanceof Number number) {
      statement.setLong(place, number.longValue());
      return;
    }
    if (value instanceof Boolean flag) {
      statement.setLong(place, flag ? 1 : 0);
      return;
    }
    statement.setString(place, StorableText.of(value.toString()));
  }

  /** Closes the connection. What it says about it no longer matters. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // A broken connection is closed as far as it can be.
    }
  }
}
