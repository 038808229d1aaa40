package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import java.util.Locale;
import java.util.Optional;

/**
 * Which categories share a quota. Bybit's table gives linear and inverse one cell, so they share.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/rate-limit">Bybit V5: Rate Limit Rules</a>
 */
public enum QuotaGroup {
  /** Linear and inverse. */
  FUTURES,
  /** Options. */
  OPTION,
  /** Spot. */
  SPOT,
  /** Everything: the quota does not look at the category. */
  ALL;

  /** Returns the word that names this group in settings. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static QuotaGroup of(Optional<Category> category) {
    return category.map(QuotaGroup::of).orElse(ALL);
  }

  private static QuotaGroup of(Category category) {
    return switch (category) {
      case LINEAR, INVERSE -> FUTURES;
      case OPTION -> OPTION;
      case SPOT -> SPOT;
    };
  }
}
