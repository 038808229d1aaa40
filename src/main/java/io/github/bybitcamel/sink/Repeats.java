package io.github.bybitcamel.sink;

import java.util.Objects;

/**
 * Remembers the last value of each column as it was written: most values stand in every row, and
 * are copied from their second time on.
 */
final class Repeats {

  private final Object[] values;
  private final byte[][] written;

  Repeats(int columns) {
    values = new Object[columns];
    written = new byte[columns][];
  }

  /** Writes what stood in the column before, if it is that; returns whether it was. */
  boolean write(int column, Object value, ByteText to) {
    if (written[column] == null || !Objects.equals(value, values[column])) {
      return false;
    }
    to.raw(written[column]);
    return true;
  }

  /** Tells it what {@code to} has of the column, from {@code start} on. */
  void wrote(int column, Object value, ByteText to, int start) {
    written[column] = Objects.equals(value, values[column]) ? to.copy(start) : null;
    values[column] = value;
  }
}
