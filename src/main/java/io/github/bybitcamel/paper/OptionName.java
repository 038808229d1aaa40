package io.github.bybitcamel.paper;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Reads the symbol of an option, such as {@code BTC-31DEC27-30000-C-USDT}. */
final class OptionName {

  private static final DateTimeFormatter EXPIRY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("dMMMyy")
          .toFormatter(Locale.ENGLISH);

  private OptionName() {}

  /** Returns when the option of this name is delivered, at 08:00 UTC, epoch milliseconds. */
  static long deliveryTime(String symbol) {
    LocalDate day = LocalDate.parse(symbol.split("-", -1)[1], EXPIRY);
    return day.atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
