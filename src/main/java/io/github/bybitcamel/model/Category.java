package io.github.bybitcamel.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * A product line of the exchange.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/enum#category">Bybit V5: category</a>
 */
public enum Category {
  /** Coins against coins. */
  SPOT("spot"),
  /** Contracts settled in USDT or USDC; quantities in base coin. */
  LINEAR("linear"),
  /** Contracts settled in the base coin; quantities in USD. */
  INVERSE("inverse"),
  /** Options settled in USDT or USDC. */
  OPTION("option");

  private final String text;

  Category(String text) {
    this.text = text;
  }

  /** Returns Bybit's spelling. */
  public String text() {
    return text;
  }

  /** Returns the product line of Bybit's spelling; empty where there is none. */
  public static Optional<Category> find(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
  }

  /** Returns whether a position, and not only a balance, results from an execution. */
  public boolean hasPositions() {
    return this != SPOT;
  }
}
