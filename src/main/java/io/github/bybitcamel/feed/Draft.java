package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A record while its columns are filled, by name; what is not put has no value. */
final class Draft {

  private final RecordType type;
  private final Object[] values;

  private Draft(RecordType type) {
    this.type = type;
    this.values = new Object[type.columns().size()];
  }

  static Draft of(RecordType type) {
    return new Draft(type);
  }

  Draft put(String column, Object value) {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    int index = type.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(type.name() + " has no column " + column);
    }
    values[index] = stored(column, plain);
    return this;
  }

  /** Empty text is no value, but for a part of the key. */
  private Object stored(String column, Object value) {
    if (value instanceof Instant time) {
      return time.toEpochMilli();
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    boolean none = value instanceof String text && text.isEmpty() && !type.key().contains(column);
    return none ? null : value;
  }

  /** Returns what a change would change: all but when it was received. */
  String digest() {
    return RowText.of(new FeedRecord(type, Arrays.asList(values), 0));
  }

  FeedRecord record(int revision) {
    if (type.indexOf("revision") >= 0) {
      put("revision", revision);
    }
    return new FeedRecord(type, Arrays.asList(values), revision);
  }
}
