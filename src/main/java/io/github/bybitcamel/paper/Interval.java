package io.github.bybitcamel.paper;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** The length of a candle, by the documentation's word; all are cut in UTC. */
record Interval(String word) {

  private static final long MINUTE = 60_000;
  private static final Set<String> MINUTES =
      Set.of("1", "3", "5", "15", "30", "60", "120", "240", "360", "720");

  Interval {
    if (!MINUTES.contains(word) && !Set.of("D", "W", "M").contains(word)) {
      throw Code.PARAMETER.refuse("interval " + word + " is invalid");
    }
  }

  /** Returns the start of the candle that holds {@code millis}, epoch milliseconds. */
  long floor(long millis) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return switch (word) {
      case "D" -> millis(day);
      case "W" -> millis(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case "M" -> millis(day.withDayOfMonth(1));
      default -> Math.floorDiv(millis, length()) * length();
    };
  }

  /** Returns the start of the candle after the one that starts at {@code start}. */
  long next(long start) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC);
    return switch (word) {
      case "D" -> millis(day.plusDays(1));
      case "W" -> millis(day.plusWeeks(1));
      case "M" -> millis(day.plus(1, ChronoUnit.MONTHS));
      default -> start + length();
    };
  }

  private long length() {
    return Long.parseLong(word) * MINUTE;
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
