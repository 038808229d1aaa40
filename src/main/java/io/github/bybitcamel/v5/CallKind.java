package io.github.bybitcamel.v5;

/** What a call does at the exchange, as far as the meaning of its answer depends on it. */
public enum CallKind {
  /** Asks only. */
  READ,
  /** Changes something. */
  WRITE,
  /** Changes something by taking orders out of the market. */
  CANCEL;

  /** Returns whether something changes. */
  public boolean writes() {
    return this != READ;
  }
}
