package io.github.bybitcamel.web;

/** Stops and starts trading, for whoever may. Each call returns when it holds. */
public interface OperatorActions {

  /**
   * Stops every order that may open risk.
   *
   * @param cancelOrders whether open orders are cancelled too
   * @param closePositions whether positions are closed too, reduce-only
   * @return what was done
   */
  String halt(String reason, boolean cancelOrders, boolean closePositions);

  /** Lets only what lessens risk pass. */
  String reduceOnly(String reason);

  /**
   * Lets everything pass again.
   *
   * @throws IllegalStateException if something stands in the way; the message says what
   */
  String resume();

  /** Returns the state in capitals, and why. */
  State state();

  /**
   * Where trading stands.
   *
   * @param name {@code ACTIVE}, {@code REDUCE_ONLY} or {@code HALTED}
   * @param reason why; empty text when there is nothing to say
   */
  record State(String name, String reason) {}
}
