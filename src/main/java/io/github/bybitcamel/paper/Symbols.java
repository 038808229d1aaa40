package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;

/** Finds the contract a request names. */
final class Symbols {

  private Symbols() {}

  /**
   * Returns the contract.
   *
   * @throws Refusal if the category has no such symbol
   */
  static Contract find(Books books, Category category, String symbol) {
    return books.catalogue().find(category, symbol).orElseThrow(() -> unknown(category));
  }

  static Refusal unknown(Category category) {
    return category == Category.SPOT
        ? Code.SPOT_SYMBOL.refuse()
        : Code.PARAMETER.refuse("symbol invalid");
  }
}
