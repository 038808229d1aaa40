package io.github.bybitcamel.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row that a feed delivers.
 *
 * @param values one for each column of the type, in its order; null where there is none
 * @param revision 0 at first, higher when the exchange corrected the row: the highest one stands
 */
public record FeedRecord(RecordType type, List<Object> values, int revision) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is not one value for each column
   */
  public FeedRecord {
    values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    if (values.size() != type.columns().size()) {
      throw new IllegalArgumentException(
          "%s has %d columns, not %d".formatted(type.name(), type.columns().size(), values.size()));
    }
  }

  /**
   * Returns what stands in a column; null where there is nothing.
   *
   * @throws IllegalArgumentException if the type has no such column
   */
  public Object value(String column) {
    int index = type.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(type.name() + " has no column " + column);
    }
    return values.get(index);
  }

  /** Returns the values of the key as text, for example {@code bybit|linear|BTCUSDT|1m|last|0}. */
  public String key() {
    return type.key().stream()
        .map(column -> String.valueOf(value(column)))
        .collect(Collectors.joining("|"));
  }
}
