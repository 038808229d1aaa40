package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Category;

/**
 * A symbol and what its spelling says about the market it is listed on.
 *
 * @param symbol the exchange's symbol
 */
record Listing(String symbol, Market market) {

  /** What the spelling of a symbol says. */
  enum Market {
    /** Nothing. */
    ANY,
    /** That it is of the spot market. */
    SPOT,
    /** That it is a perpetual contract. */
    PERPETUAL
  }

  /** Returns the category of a signal that names none. */
  Category impliedCategory() {
    return switch (market) {
      case ANY -> Category.LINEAR;
      case SPOT -> Category.SPOT;
      case PERPETUAL -> symbol.endsWith("USD") ? Category.INVERSE : Category.LINEAR;
    };
  }

  /** Returns whether the spelling and {@code category} can both be meant. */
  boolean agreesWith(Category category) {
    return market == Market.ANY || category == impliedCategory();
  }
}
