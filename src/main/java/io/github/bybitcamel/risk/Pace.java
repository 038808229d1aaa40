package io.github.bybitcamel.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When orders that may open risk have passed, within a day. Not safe for use by many threads. */
public final class Pace {

  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int TIDY = 1024;

  private final List<Instant> times = new ArrayList<>();
  private final Map<String, Instant> last = new HashMap<>();

  /** Notes an order. Later ones come later. */
  public void passed(String symbol, Instant at) {
    if (times.size() % TIDY == TIDY - 1) {
      Instant begin = at.minus(REMEMBERED);
      times.removeIf(time -> !time.isAfter(begin));
    }
    times.add(at);
    last.merge(symbol, at, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Returns how many passed in the {@code window} that ends now; its beginning is out. */
  int within(Duration window, Instant now) {
    Instant begin = now.minus(window);
    int count = 0;
    for (int i = times.size() - 1; i >= 0 && times.get(i).isAfter(begin); i--) {
      count++;
    }
    return count;
  }

  /** Returns when the last order of {@code symbol} passed. */
  Optional<Instant> last(String symbol) {
    return Optional.ofNullable(last.get(symbol));
  }
}
