package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One row of an answer, read column by column from left to right. */
final class Row {

  private final ResultSet columns;
  private int column;

  Row(ResultSet columns) {
    this.columns = columns;
  }

  long number() throws SQLException {
    return columns.getLong(++column);
  }

  boolean flag() throws SQLException {
    return number() == 1;
  }

  String text() throws SQLException {
    return columns.getString(++column);
  }

  Optional<String> maybeText() throws SQLException {
    return Optional.ofNullable(text());
  }

  Instant time() throws SQLException {
    return Micros.time(number());
  }

  SignalState state() throws SQLException {
    return SignalState.valueOf(text());
  }

  /** Makes a value of one row. */
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }
}
