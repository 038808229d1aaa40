package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.Arrays;

/** SQLite's result codes that mean something to an operator or to a transaction. */
enum SqliteFailure {
  BUSY(5, "is locked by another process"),
  LOCKED(6, "is locked by another process"),
  READ_ONLY(8, "is read-only"),
  INPUT_OUTPUT(10, "cannot be read or written: its disk fails"),
  CORRUPT(11, "is corrupt; restore a backup"),
  FULL(13, "cannot grow: its disk is full"),
  CANNOT_OPEN(14, "cannot be opened"),
  TOO_BIG(18, "does not take a value of that size"),
  CONSTRAINT(19, "refuses what breaks its rules"),
  NOT_A_DATABASE(26, "is no SQLite database; it stays as it is"),
  OTHER(0, "failed");

  private final int code;
  private final String words;

  SqliteFailure(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The low byte of a result code is its kind. */
  static SqliteFailure of(SQLException failure) {
    int kind = failure.getErrorCode() & 0xFF;
    return Arrays.stream(values()).filter(known -> known.code == kind).findFirst().orElse(OTHER);
  }

  String words() {
    return words;
  }

  boolean sparesTransaction() {
    return this == CONSTRAINT || this == TOO_BIG;
  }
}
