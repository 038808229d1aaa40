package io.github.bybitcamel.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/**
 * How long a candle lasts. All intervals begin at whole multiples of themselves in UTC; weeks on
 * Monday, months on the first.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#interval">Bybit V5: interval</a>
 */
public enum KlineInterval {
  /** One minute. */
  M1("1", 1),
  /** Three minutes. */
  M3("3", 3),
  /** Five minutes. */
  M5("5", 5),
  /** A quarter of an hour. */
  M15("15", 15),
  /** Half an hour. */
  M30("30", 30),
  /** One hour. */
  H1("60", 60),
  /** Two hours. */
  H2("120", 120),
  /** Four hours. */
  H4("240", 240),
  /** Six hours. */
  H6("360", 360),
  /** Twelve hours. */
  H12("720", 720),
  /** One day. */
  DAY("D", 1440),
  /** One week. */
  WEEK("W", 10_080),
  /** One calendar month; how long depends on the month. */
  MONTH("M", 43_200);

  private final String text;
  private final Duration length;

  KlineInterval(String text, long minutes) {
    this.text = text;
    this.length = Duration.ofMinutes(minutes);
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }

  /** Returns the length; for a month, thirty days. */
  public Duration length() {
    return length;
  }

  /**
   * Returns the interval that Bybit spells {@code text}.
   *
   * @throws IllegalArgumentException if there is none; the message says which there are
   */
  public static KlineInterval of(String text) {
    return Arrays.stream(values())
        .filter(interval -> interval.text.equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("interval '" + text + "' is none of " + all()));
  }

  private static String all() {
    return String.join(", ", Arrays.stream(values()).map(KlineInterval::text).toList());
  }

  /** Returns when the candle opened in which {@code time} lies. */
  public Instant openTime(Instant time) {
    return switch (this) {
      case MONTH -> midnight(date(time).withDayOfMonth(1));
      case WEEK -> midnight(date(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      default -> {
        long seconds = length.toSeconds();
        yield Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
      }
    };
  }

  /** Returns when the candle after the one that opened at {@code openTime} opens. */
  public Instant next(Instant openTime) {
    return plus(openTime, 1);
  }

  /** Returns when the candle opens that is {@code count} after the one of {@code openTime}. */
  public Instant plus(Instant openTime, long count) {
    return this == MONTH
        ? openTime.atOffset(ZoneOffset.UTC).plusMonths(count).toInstant()
        : openTime.plusSeconds(length.toSeconds() * count);
  }

  private static LocalDate date(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
