package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds where the history of a symbol begins, by months and then by days: years before its first
 * trade are not asked for page by page, and are no gap.
 */
final class HistoryStart {

  private HistoryStart() {}

  /** Returns {@code wanted}, or the first candle after it where there was nothing yet. */
  static Instant of(KlineSource source, Series series, Instant wanted) {
    Optional<Instant> month = first(source, series, KlineInterval.MONTH, wanted);
    if (month.filter(wanted::isBefore).isEmpty()) {
      return wanted;
    }
    Instant day = first(source, series, KlineInterval.DAY, month.get()).orElse(month.get());
    Instant start = series.interval().openTime(day);
    return start.isBefore(wanted) ? wanted : start;
  }

  private static Optional<Instant> first(
      KlineSource source, Series series, KlineInterval interval, Instant from) {
    Series coarse = new Series(series.category(), series.symbol(), interval, series.priceType());
    return source.page(coarse, interval.openTime(from)).klines().stream()
        .map(Kline::openTime)
        .findFirst();
  }
}
