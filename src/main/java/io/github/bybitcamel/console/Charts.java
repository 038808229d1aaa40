package io.github.bybitcamel.console;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Candles and fills, asked for once a moment however many pages look. */
final class Charts {

  private static final int CANDLES = 200;
  private static final int REMEMBERED = 64;
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration FILLS = Duration.ofDays(6);

  private final Parts.Exchange exchange;
  private final Clock clock;
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  Charts(Parts.Exchange exchange, Clock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  private record Answer(Instant at, Object value) {}

  /** A market as a page draws it. */
  record Chart(
      Category category,
      String symbol,
      String interval,
      List<Kline> candles,
      List<Execution> fills) {}

  Chart chart(String category, String symbol, String interval) {
    Category of = category(category);
    String name = symbol(symbol);
    KlineInterval length = interval(interval);
    return once(of + " " + name + " " + length, () -> read(of, name, length));
  }

  private Chart read(Category category, String symbol, KlineInterval interval) {
    List<Kline> candles =
        exchange
            .market()
            .klines(
                category,
                symbol,
                interval,
                PriceType.LAST,
                Optional.empty(),
                Optional.empty(),
                CANDLES);
    return new Chart(category, symbol, interval.text(), candles, fills(category, symbol));
  }

  /** Returns what our orders have executed of late. */
  List<Execution> fills(Category category, String symbol) {
    Instant now = clock.instant();
    Optional<TimeRange> range = Optional.of(new TimeRange(now.minus(FILLS), now.plusSeconds(60)));
    return once(
        "fills " + category + " " + symbol,
        () -> exchange.orders().executions(category, Optional.of(symbol), Optional.empty(), range));
  }

  /**
   * Two that ask for the same at the same time may both be answered by the exchange. What lies
   * ahead was read before the clock was set back.
   */
  @SuppressWarnings("unchecked")
  private <T> T once(String key, Supplier<T> read) {
    Instant now = clock.instant();
    synchronized (answers) {
      Answer known = answers.get(key);
      if (known != null && Duration.between(known.at(), now).abs().compareTo(FRESH) < 0) {
        return (T) known.value();
      }
    }
    T value = read.get();
    synchronized (answers) {
      answers.remove(key);
      answers.put(key, new Answer(now, value));
      if (answers.size() > REMEMBERED) {
        answers.remove(answers.keySet().iterator().next());
      }
    }
    return value;
  }

  static Category category(String text) {
    return Category.find(text).orElseThrow(() -> new BadRequestException("no such category"));
  }

  static String symbol(String text) {
    if (!text.matches("[A-Z0-9-]{1,40}")) {
      throw new BadRequestException("not a symbol");
    }
    return text;
  }

  private static KlineInterval interval(String text) {
    try {
      return KlineInterval.of(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage());
    }
  }
}
