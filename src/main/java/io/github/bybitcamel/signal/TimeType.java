package io.github.bybitcamel.signal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A point in time: ISO-8601 with offset, or seconds or milliseconds since the epoch. */
record TimeType() implements FieldType {

  private static final Pattern ISO =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{9}");
  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{12}");

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("a point in time", Value.Kind.TEXT, Value.Kind.NUMBER);
    String text = value.text();
    if (SECONDS.matcher(text).matches()) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    if (MILLIS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    return iso(text);
  }

  private static Instant iso(String text) throws BadValue {
    if (!ISO.matcher(text).matches()) {
      throw bad();
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw bad();
    }
  }

  private static BadValue bad() {
    return new BadValue(
        Code.BAD_TIME,
        "must be ISO-8601 with an offset, or epoch seconds (10 digits) or milliseconds (13 digits)",
        "write it like 2026-01-31T09:30:00Z");
  }
}
