package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.Kline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes records of the closed candles of one series. */
final class KlineRecords {

  private final Series series;
  private final String interval;
  private final String price;
  private final String unit;

  KlineRecords(Series series) {
    this.series = series;
    this.interval = series.intervalText();
    this.price = series.priceText();
    this.unit = series.category() == Category.INVERSE ? "quote" : "base";
  }

  /**
   * Returns the record of a closed candle.
   *
   * @param source poll or backfill
   */
  FeedRecord record(Kline kline, int revision, String source, Instant receivedAt) {
    List<Object> values =
        Arrays.asList(
            "bybit",
            series.category().text(),
            series.symbol(),
            interval,
            price,
            kline.openTime().toEpochMilli(),
            series.interval().next(kline.openTime()).toEpochMilli(),
            kline.open(),
            kline.high(),
            kline.low(),
            kline.close(),
            kline.volume().orElse(null),
            kline.turnover().orElse(null),
            kline.volume().isPresent() ? unit : null,
            true,
            (long) revision,
            source,
            receivedAt.toEpochMilli());
    return new FeedRecord(RecordTypes.OHLCV, values, revision);
  }

  /** Returns what a correction would change. */
  static String digest(Kline kline) {
    return Stream.of(
            kline.open(),
            kline.high(),
            kline.low(),
            kline.close(),
            kline.volume().orElse(null),
            kline.turnover().orElse(null))
        .map(number -> number == null ? "" : plain(number))
        .collect(Collectors.joining("|"));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
