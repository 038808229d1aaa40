package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** Which candles: one line of time. */
public record Series(
    Category category, String symbol, KlineInterval interval, PriceType priceType) {

  private static final long HOUR = 60;

  /** Returns the name that people and the store know it by, for example linear/BTCUSDT/1m/last. */
  public String name() {
    return String.join("/", category.text(), symbol, intervalText(), priceText());
  }

  /** Returns the interval as records spell it, for example {@code 1m} or {@code 1mo}. */
  public String intervalText() {
    return text(interval);
  }

  static String text(KlineInterval interval) {
    long minutes = interval.length().toMinutes();
    return switch (interval) {
      case DAY -> "1d";
      case WEEK -> "1w";
      case MONTH -> "1mo";
      default -> minutes < HOUR ? minutes + "m" : minutes / HOUR + "h";
    };
  }

  /** Returns the price type as records spell it. */
  public String priceText() {
    return priceType.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the columns that its records have in common. */
  Map<String, String> columns() {
    return Map.of(
        "exchange", "bybit",
        "category", category.text(),
        "symbol", symbol,
        "interval", intervalText(),
        "price_type", priceText());
  }

  /** Returns how many candles open from {@code from} until before {@code to}, both on the grid. */
  public long slots(Instant from, Instant to) {
    return interval == KlineInterval.MONTH
        ? ChronoUnit.MONTHS.between(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        : (to.toEpochMilli() - from.toEpochMilli()) / interval.length().toMillis();
  }

  /** Returns the first open time at or after {@code time}. */
  Instant firstFrom(Instant time) {
    Instant open = interval.openTime(time);
    return open.equals(time) ? open : interval.next(open);
  }

  @Override
  public String toString() {
    return name();
  }
}
