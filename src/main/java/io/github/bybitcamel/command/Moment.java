package io.github.bybitcamel.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it: a date, an ISO-8601 instant, or how long ago. */
final class Moment {

  private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([smhd])");

  private Moment() {}

  /**
   * Returns the instant.
   *
   * @param option whose value it is, for the message
   */
  static Instant of(String option, String text, Instant now) {
    if (AGE.matcher(text).matches()) {
      return now.minus(age(option, text));
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw CommandException.refused(
          "%s '%s' is no time: write 2h, 7d, 2026-11-24 or 2026-11-24T10:00:00Z (UTC)"
              .formatted(option, text));
    }
  }

  /** Returns how long {@code text} is, for example {@code 90d}. */
  static Duration age(String option, String text) {
    Matcher matcher = AGE.matcher(text);
    if (!matcher.matches()) {
      throw CommandException.refused(
          "%s '%s' is no age: write a whole number and s, m, h or d, for example 90d"
              .formatted(option, text));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
