package io.github.bybitcamel.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * Which candles are wanted.
 *
 * @param name under which the cursor is kept
 * @param from the first; empty means from now on
 * @param until candles that open then or later are not wanted; empty means without end
 */
record KlineOrder(String name, Series series, Optional<Instant> from, Optional<Instant> until) {

  /** Wants a series for as long as the program runs. */
  static KlineOrder live(Series series, Optional<Instant> from) {
    return new KlineOrder(series.name(), series, from, Optional.empty());
  }

  /** Wants a stretch of a series, once. */
  static KlineOrder stretch(Series series, Instant from, Instant until) {
    String name = "%s/%s/%s".formatted(series.name(), from, until);
    return new KlineOrder(name, series, Optional.of(from), Optional.of(until));
  }

  @Override
  public String toString() {
    return series.name();
  }
}
