package io.github.bybitcamel.sink;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writes epoch milliseconds as ISO 8601 in UTC, for example {@code 2026-09-30T00:01:00Z}. */
final class IsoTime {

  static final long DAY = 86_400_000;

  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  void write(long millis, ByteText to) {
    long today = Math.floorDiv(millis, DAY);
    if (today != day) {
      day = today;
      date = (LocalDate.ofEpochDay(today).toString() + 'T').getBytes(StandardCharsets.US_ASCII);
    }
    int rest = (int) (millis - today * DAY);
    to.raw(date);
    to.digits(rest / 3_600_000, 2);
    to.ascii(':');
    to.digits(rest / 60_000 % 60, 2);
    to.ascii(':');
    to.digits(rest / 1000 % 60, 2);
    if (rest % 1000 != 0) {
      to.ascii('.');
      to.digits(rest % 1000, 3);
    }
    to.ascii('Z');
  }
}
