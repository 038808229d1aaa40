package io.github.bybitcamel.risk;

/** What a rule may need to know of market and account, beside the order itself. */
public enum Datum {
  /** Mark, last and best prices of the symbol. */
  QUOTE("prices"),
  /** What a unit of the quote coin is worth in USD. */
  RATE("the quote coin's price"),
  /** Positions and open orders of the account. */
  HOLDINGS("positions and open orders"),
  /** The symbol's leverage. */
  LEVERAGE("the symbol's leverage"),
  /** What the day has brought. */
  DAY("the day's result");

  private final String words;

  Datum(String words) {
    this.words = words;
  }

  /** Returns it in words. */
  String words() {
    return words;
  }
}
