package io.github.bybitcamel.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection with its prepared statements. One thread at a time. */
final class Sql {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** Makes a value of one row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  Sql(Connection connection) {
    this.connection = connection;
  }

  void script(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }

  int change(String text, Object... values) throws SQLException {
    return prepared(text, values).executeUpdate();
  }

  <T> List<T> list(String text, Reader<T> reader, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = prepared(text, values).executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }

  <T> Optional<T> one(String text, Reader<T> reader, Object... values) throws SQLException {
    return list(text, reader, values).stream().findFirst();
  }

  /** Returns the number that a statement answers; 0 where it answers none. */
  long number(String text, Object... values) throws SQLException {
    return one(text, row -> row.getLong(1), values).orElse(0L);
  }

  private PreparedStatement prepared(String text, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      statements.put(text, statement);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof String string) {
        statement.setString(i + 1, string.replace("\0", "\uFFFD"));
      } else if (values[i] == null) {
        statement.setNull(i + 1, Types.BIGINT);
      } else if (values[i] instanceof Integer number) {
        // PostgreSQL takes no long number for a length.
        statement.setInt(i + 1, number);
      } else {
        statement.setLong(i + 1, ((Number) values[i]).longValue());
      }
    }
    return statement;
  }
}
