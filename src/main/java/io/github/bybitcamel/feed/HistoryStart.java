package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.v5.KlinePage;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds where the history of a symbol begins, by months and then by days: years before its first
 * trade are not asked for page by page, and are no gap.
 */
final class HistoryStart {

  private HistoryStart() {}

  /**
   * Returns {@code wanted}, or the first candle after it where there was nothing yet. An exchange
   * that does not know the longer intervals is asked page by page.
   */
  static Instant of(KlineSource source, Series series, Instant wanted) {
    Instant reach = series.interval().plus(wanted, KlinePage.MOST);
    if (source.page(series, wanted).klines().stream().anyMatch(k -> k.openTime().isBefore(reach))) {
      return wanted;
    }
    try {
      return search(source, series, wanted);
    } catch (V5Exception e) {
      if (e.outcome() == OutcomeClass.BAD_REQUEST) {
        return wanted;
      }
      throw e;
    }
  }

  private static Instant search(KlineSource source, Series series, Instant wanted) {
    Optional<Instant> month = first(source, series, KlineInterval.MONTH, wanted);
    if (month.filter(wanted::isBefore).isEmpty()) {
      return wanted;
    }
    // The month of the first trade itself may be left out, as it is not whole.
    Instant before = KlineInterval.MONTH.plus(month.get(), -1);
    Instant oldest = before.isBefore(wanted) ? wanted : before;
    Instant day = first(source, series, KlineInterval.DAY, oldest).orElse(oldest);
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
