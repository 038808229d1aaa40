package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the exchange lists, asked for once per category. */
final class Listing {

  private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
  private static final Set<OutcomeClass> MAY_MEND =
      EnumSet.of(
          OutcomeClass.SAFE_TO_RETRY,
          OutcomeClass.AFTER_RESET,
          OutcomeClass.CLOCK,
          OutcomeClass.UNKNOWN);

  private final Function<Category, List<Instrument>> exchange;
  private final boolean waits;
  private final Map<Category, List<Instrument>> instruments = new EnumMap<>(Category.class);

  /**
   * Asks nothing yet.
   *
   * @param waits whether an exchange that does not answer for a while is waited for
   */
  Listing(Function<Category, List<Instrument>> exchange, boolean waits) {
    this.exchange = exchange;
    this.waits = waits;
  }

  /** Returns the symbols of a category. */
  Set<String> symbols(Category category) {
    return each(category, Instrument::symbol);
  }

  /** Returns the coins that the contracts of a category are settled in. */
  Set<String> settleCoins(Category category) {
    return each(category, Instrument::settleCoin);
  }

  private Set<String> each(Category category, Function<Instrument, String> what) {
    return instruments.computeIfAbsent(category, this::ask).stream()
        .map(what)
        .collect(Collectors.toSet());
  }

  private List<Instrument> ask(Category category) {
    while (true) {
      try {
        return exchange.apply(category);
      } catch (V5Exception e) {
        if (!waits || !MAY_MEND.contains(e.outcome())) {
          throw e;
        }
        LOG.warn("the symbols could not be read, they are asked for again: {}", e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FeedException("stopped while it waited for the exchange");
    }
  }
}
