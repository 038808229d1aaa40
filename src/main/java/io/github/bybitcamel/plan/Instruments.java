package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exchange's instruments, kept for an hour. A symbol that is not among them is looked for anew,
 * but not more often than every ten seconds, whatever is asked for. While the exchange cannot be
 * asked, the last known rules go on. Safe for use by many threads; nobody waits for another
 * category, nor for a refresh of what is known.
 */
public final class Instruments {

  private final Map<Category, Listings> listings = new EnumMap<>(Category.class);

  /** Reads from {@code market}. */
  public Instruments(V5Market market, Clock clock) {
    for (Category category : Category.values()) {
      listings.put(
          category, new Listings(() -> market.instruments(category, Optional.empty()), clock));
    }
  }

  /**
   * Returns the instrument, or empty if the category has none of that name.
   *
   * @throws V5Exception if the category was never read and cannot be read now
   */
  public Optional<Instrument> find(Category category, String symbol) {
    return listings.get(category).find(symbol);
  }

  /**
   * Returns all instruments of a category.
   *
   * @throws V5Exception if the category was never read and cannot be read now
   */
  public List<Instrument> all(Category category) {
    return listings.get(category).all();
  }

  /**
   * Returns the instrument of a symbol that a sender has named.
   *
   * @throws RefusedException if the category has none of that name
   * @throws V5Exception if the category was never read and cannot be read now
   */
  Instrument named(Category category, String symbol) {
    return find(category, symbol)
        .orElseThrow(
            () ->
                RefusedException.invalid(
                    "UNKNOWN_SYMBOL",
                    "symbol",
                    symbol,
                    "the exchange has no such %s instrument; %s"
                        .formatted(category.text(), hint(category, symbol))));
  }

  private String hint(Category category, String symbol) {
    return listings
        .get(category)
        .nearest(symbol)
        .map(near -> "did you mean '" + near + "'?")
        .orElse("check spelling and category");
  }
}
