package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Candles as the feeds deliver them. */
public final class Candles {

  /** 2026-09-30T00:00:00Z. */
  public static final long START = 1_790_726_400_000L;

  public static final long MINUTE = 60_000;

  public static final RecordType TYPE =
      new RecordType(
          "ohlcv",
          1,
          List.of(
              new Column("exchange", Kind.TEXT),
              new Column("category", Kind.TEXT),
              new Column("symbol", Kind.TEXT),
              new Column("interval", Kind.TEXT),
              new Column("price_type", Kind.TEXT),
              new Column("timestamp", Kind.INTEGER),
              new Column("close_time", Kind.INTEGER),
              new Column("open", Kind.DECIMAL),
              new Column("high", Kind.DECIMAL),
              new Column("low", Kind.DECIMAL),
              new Column("close", Kind.DECIMAL),
              new Column("volume", Kind.DECIMAL),
              new Column("turnover", Kind.DECIMAL),
              new Column("volume_unit", Kind.TEXT),
              new Column("closed", Kind.FLAG),
              new Column("revision", Kind.INTEGER),
              new Column("source", Kind.TEXT),
              new Column("received_at", Kind.INTEGER)),
          List.of("exchange", "category", "symbol", "interval", "price_type", "timestamp"),
          List.of("exchange", "category", "symbol", "interval"),
          "timestamp");

  private Candles() {}

  public static FeedRecord candle(String symbol, long minute, String close, int revision) {
    return of(symbol, "1m", START + minute * MINUTE, close, revision);
  }

  public static FeedRecord of(String symbol, String interval, long at, String close, int revision) {
    BigDecimal price = new BigDecimal(close);
    return new FeedRecord(
        TYPE,
        Arrays.asList(
            "bybit",
            "linear",
            symbol,
            interval,
            "last",
            at,
            at + MINUTE,
            price,
            price.add(BigDecimal.ONE),
            price.subtract(BigDecimal.ONE),
            price,
            new BigDecimal("12.345"),
            new BigDecimal("370350.0000"),
            "base",
            true,
            (long) revision,
            "poll",
            at + MINUTE + 2345),
        revision);
  }

  /** Returns {@code record} as {@code source} gave it. */
  public static FeedRecord from(String source, FeedRecord record) {
    Object[] values = record.values().toArray();
    values[record.type().indexOf("source")] = source;
    return new FeedRecord(record.type(), Arrays.asList(values), record.revision());
  }

  /** Returns minutes one after the other, each with a price of its own. */
  public static List<FeedRecord> candles(String symbol, int from, int count) {
    List<FeedRecord> candles = new ArrayList<>(count);
    for (int i = from; i < from + count; i++) {
      candles.add(candle(symbol, i, (30_000 + i % 977) + "." + i % 10 + "0", 0));
    }
    return candles;
  }
}
