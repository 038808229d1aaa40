package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects candles by time, because the exchange has no cursor for them and gives the newest first.
 */
final class KlinePages {

  private static final int PAGE = 1000;
  private static final int OPTION_PAGE = 500;

  private final V5Client client;
  private final V5Request request;
  private final KlineInterval interval;
  private final int page;
  private final NavigableMap<Instant, Kline> found = new TreeMap<>();

  KlinePages(
      V5Client client,
      Category category,
      String symbol,
      KlineInterval interval,
      PriceType priceType) {
    this.client = client;
    this.interval = interval;
    this.page = category == Category.OPTION ? OPTION_PAGE : PAGE;
    this.request =
        V5Request.to(endpoint(priceType))
            .category(category)
            .text("symbol", symbol)
            .text("interval", interval.text())
            .build();
  }

  private static V5Endpoint endpoint(PriceType priceType) {
    return switch (priceType) {
      case LAST -> V5Endpoint.KLINE;
      case MARK -> V5Endpoint.MARK_KLINE;
      case INDEX -> V5Endpoint.INDEX_KLINE;
    };
  }

  /** Returns the first {@code limit} candles that open from {@code from} on. */
  List<Kline> forward(Instant from, Optional<Instant> to, int limit) {
    Instant start = from;
    Optional<Instant> last = to;
    while (found.size() < limit && !last.filter(start::isAfter).isPresent()) {
      // A whole page, however few are wanted: what opens first may be years from here.
      Instant end = interval.plus(interval.openTime(start), page).minusMillis(1);
      Instant until = last.filter(end::isAfter).orElse(end);
      Answered read = collect(Optional.of(start), Optional.of(until), page);
      last = to.or(() -> Optional.of(read.time()).filter(Instant.EPOCH::isBefore));
      if (read.rows() == 0 && last.isEmpty()) {
        break;
      }
      start = end.plusMillis(1);
    }
    return found.values().stream().limit(limit).toList();
  }

  /** Returns the last {@code limit} candles that open until {@code to}. */
  List<Kline> backward(Optional<Instant> to, int limit) {
    Optional<Instant> end = to;
    while (found.size() < limit) {
      int before = found.size();
      int count = Math.min(page, limit - before);
      Answered read = collect(Optional.empty(), end, count);
      if (read.rows() < count || found.size() == before) {
        break;
      }
      end = Optional.of(found.firstKey().minusMillis(1));
    }
    List<Kline> all = List.copyOf(found.values());
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }

  /** Returns what one call answers: the candles that open from {@code from} until {@code to}. */
  KlinePage page(Instant from, Instant to) {
    Answered read = read(Optional.of(from), Optional.of(to), page);
    return new KlinePage(inOrder(read.klines()), read.rows() - read.klines().size(), read.time());
  }

  /** Returns them oldest first; an answer's order is turned round without comparing much. */
  private static List<Kline> inOrder(List<Kline> klines) {
    List<Kline> sorted = new ArrayList<>(klines);
    sorted.sort(Comparator.comparing(Kline::openTime));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).openTime().equals(sorted.get(i - 1).openTime())) {
        NavigableMap<Instant, Kline> once = new TreeMap<>();
        klines.forEach(kline -> once.put(kline.openTime(), kline));
        return List.copyOf(once.values());
      }
    }
    return sorted;
  }

  private Answered collect(Optional<Instant> start, Optional<Instant> end, int count) {
    Answered read = read(start, end, count);
    read.klines().forEach(kline -> found.put(kline.openTime(), kline));
    return read;
  }

  private Answered read(Optional<Instant> start, Optional<Instant> end, int count) {
    V5Request part = with(with(request, "start", start), "end", end).with("limit", (long) count);
    V5Answer answer = client.call(part);
    return new Answered(
        Rows.good(client, part, answer, MarketJson::kline),
        answer.result().path("list").size(),
        answer.time());
  }

  /**
   * What one call answered.
   *
   * @param klines that can be understood, as they came
   * @param rows how many came
   */
  private record Answered(List<Kline> klines, int rows, Instant time) {}

  private static V5Request with(V5Request request, String name, Optional<Instant> time) {
    return time.map(instant -> request.with(name, instant.toEpochMilli())).orElse(request);
  }
}
