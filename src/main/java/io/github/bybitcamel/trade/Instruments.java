package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The exchange's instruments, kept for an hour. While the exchange cannot be asked, the last known
 * rules go on. Safe for use by many threads.
 */
public final class Instruments {

  private static final Duration GOOD_FOR = Duration.ofHours(1);

  /** A file of many records must not ask a dead exchange for each of them. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final V5Market market;
  private final Clock clock;
  private final Map<Category, Known> known = new EnumMap<>(Category.class);
  private final Map<Category, Failed> failed = new EnumMap<>(Category.class);

  private record Failed(V5Exception why, Instant until) {}

  private record Known(Map<String, Instrument> bySymbol, Instant at) {}

  /** Reads from {@code market}. */
  public Instruments(V5Market market, Clock clock) {
    this.market = market;
    this.clock = clock;
  }

  /**
   * Returns the instrument, or empty if the category has none of that name.
   *
   * @throws V5Exception if the category was never read and cannot be read now
   */
  public Optional<Instrument> find(Category category, String symbol) {
    return Optional.ofNullable(of(category).bySymbol().get(symbol));
  }

  private synchronized Known of(Category category) {
    Known last = known.get(category);
    Instant now = clock.instant();
    if (last != null && now.isBefore(last.at().plus(GOOD_FOR))) {
      return last;
    }
    Known next = last == null ? first(category, now) : refreshed(category, last, now);
    known.put(category, next);
    return next;
  }

  private Known first(Category category, Instant now) {
    Failed lately = failed.get(category);
    if (lately != null && now.isBefore(lately.until())) {
      throw lately.why();
    }
    try {
      return read(category, now);
    } catch (V5Exception e) {
      failed.put(category, new Failed(e, clock.instant().plus(PAUSE)));
      throw e;
    }
  }

  private Known refreshed(Category category, Known last, Instant now) {
    try {
      return read(category, now);
    } catch (V5Exception e) {
      // The last known rules go on; asked again in a minute.
      return new Known(last.bySymbol(), now.minus(GOOD_FOR).plusSeconds(60));
    }
  }

  private Known read(Category category, Instant now) {
    return new Known(
        market.instruments(category, Optional.empty()).stream()
            .collect(Collectors.toMap(Instrument::symbol, Function.identity(), (a, b) -> b)),
        now);
  }
}
