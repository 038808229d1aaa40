package io.github.bybitcamel.console;

/** Stops and starts trading, as the page asks. Each call returns when it holds. */
public interface TradingSwitch {

  /** Returns where trading stands. */
  State state();

  /** Stops every order that may open risk; returns what was done. */
  String halt(String reason);

  /**
   * Lets only what lessens risk pass.
   *
   * @throws UnsupportedOperationException if this desk knows no such state
   */
  String reduceOnly(String reason);

  /**
   * Lets everything pass again.
   *
   * @throws IllegalStateException if something stands in the way; the message says what
   */
  String resume();

  /**
   * Where trading stands.
   *
   * @param name {@code ACTIVE}, {@code REDUCE_ONLY} or {@code HALTED}
   * @param reason why; empty text when there is nothing to say
   */
  record State(String name, String reason) {}
}
