package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.v5.KlinePage;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Candles of an exchange whose time, holes, failures and corrections are set by hand. May be asked
 * by several threads.
 */
final class HandKlines implements KlineSource {

  private final Map<Instant, BigDecimal> closes = new HashMap<>();
  private final Map<Instant, Map<Instant, BigDecimal>> closesInPage = new HashMap<>();
  private final Set<Instant> failing = new HashSet<>();
  private final Set<Instant> hidden = new HashSet<>();
  private final List<Instant> asked = new ArrayList<>();
  private Instant launch = Instant.EPOCH;
  private Instant now;
  private int unreadable;
  private boolean wholeOnly;
  private KlineInterval known;

  HandKlines(Instant now) {
    this.now = now;
  }

  void time(Instant time) {
    now = time;
  }

  void launch(Instant time) {
    launch = time;
  }

  void close(Instant open, String price) {
    closes.put(open, new BigDecimal(price));
  }

  void hide(Instant open) {
    hidden.add(open);
  }

  void show() {
    hidden.clear();
  }

  void knowsOnly(KlineInterval interval) {
    known = interval;
  }

  void leavesOutWhatIsNotWhole(boolean now) {
    wholeOnly = now;
  }

  void unreadable(int rows) {
    unreadable = rows;
  }

  synchronized List<Instant> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Instant serverTime() {
    return now;
  }

  /** Lets the page that is asked for from {@code from} on have another price. */
  void closeInPage(Instant from, Instant open, String price) {
    closesInPage.put(from, Map.of(open, new BigDecimal(price)));
  }

  /** Lets the page that is asked for from {@code from} on fail. */
  void fail(Instant from) {
    failing.add(from);
  }

  void answerAll() {
    failing.clear();
  }

  @Override
  public synchronized KlinePage page(Series series, Instant from) {
    asked.add(from);
    if (failing.contains(from)) {
      throw V5Exception.refused(
          V5Endpoint.KLINE, 10016, "Server error", OutcomeClass.SAFE_TO_RETRY);
    }
    KlineInterval interval = series.interval();
    if (known != null && known != interval) {
      throw V5Exception.refused(
          V5Endpoint.KLINE, 10001, "Invalid period!", OutcomeClass.BAD_REQUEST);
    }
    List<Kline> klines = new ArrayList<>();
    Instant end = interval.plus(interval.openTime(from), KlinePage.MOST);
    Instant open = interval.openTime(from.isBefore(launch) ? launch : from);
    while (open.isBefore(end) && !open.isAfter(now)) {
      if (!hidden.contains(open)
          && !open.isBefore(interval.openTime(launch))
          && !(wholeOnly && open.isBefore(launch))) {
        klines.add(kline(open, closesInPage.getOrDefault(from, closes)));
      }
      open = interval.next(open);
    }
    return new KlinePage(klines, unreadable, now);
  }

  private static Kline kline(Instant open, Map<Instant, BigDecimal> prices) {
    BigDecimal close = prices.getOrDefault(open, BigDecimal.TEN);
    Optional<BigDecimal> volume = Optional.of(BigDecimal.ONE);
    return new Kline(
        open, BigDecimal.TEN, BigDecimal.valueOf(99), BigDecimal.ONE, close, volume, volume);
  }
}
