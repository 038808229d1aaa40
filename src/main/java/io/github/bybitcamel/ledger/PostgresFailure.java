package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;

/** PostgreSQL's SQLSTATEs that mean something to an operator or to a transaction. */
enum PostgresFailure {
  FULL("53100", "cannot grow: its disk is full"),
  TOO_MANY_CONNECTIONS("53300", "has no connection left"),
  READ_ONLY("25006", "is read-only"),
  RESTARTING("57P", "is being stopped or started"),
  UNREACHABLE("08", "cannot be reached"),
  NO_ENTRY("28", "refuses the user or password"),
  NO_DATABASE("3D", "does not exist"),
  NO_PERMISSION("42501", "lacks a permission"),
  DATA("22", "does not take such a value"),
  CONSTRAINT("23", "refuses what breaks its rules"),
  STATEMENT("42", "does not understand a statement"),
  LIMIT("54", "does not take a value of that size"),
  INPUT_OUTPUT("58", "cannot be read or written: its disk fails"),
  CORRUPT("XX", "is corrupt; restore a backup"),
  OTHER("", "failed");

  private final String state;
  private final String words;

  PostgresFailure(String state, String words) {
    this.state = state;
    this.words = words;
  }

  static PostgresFailure of(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return Arrays.stream(values()).filter(known -> state.startsWith(known.state)).findFirst().get();
  }

  String words() {
    return words;
  }

  boolean sparesTransaction() {
    return switch (this) {
      case DATA, CONSTRAINT, STATEMENT, LIMIT, NO_PERMISSION -> true;
      default -> false;
    };
  }
}
