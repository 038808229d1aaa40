package io.github.bybitcamel.risk;

/** What may be sent; the order of the constants is from free to closed. */
public enum TradingState {
  /** Everything that the limits let pass. */
  ACTIVE,
  /** Only what lessens risk: a person or the program wants the account to get smaller. */
  REDUCE_ONLY,
  /** Only what lessens risk: trading is stopped. */
  HALTED;

  /** Returns the stricter of two. */
  public TradingState or(TradingState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
