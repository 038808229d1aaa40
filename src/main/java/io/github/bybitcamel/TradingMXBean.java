package io.github.bybitcamel;

/** Stops and starts trading over JMX. */
public interface TradingMXBean {

  /** Returns {@code ACTIVE}, {@code REDUCE_ONLY} or {@code HALTED}. */
  String getState();

  /** Returns why; empty text when there is nothing to say. */
  String getReason();

  /**
   * Stops every order that may open risk, until it is resumed.
   *
   * @param cancelOrders whether open orders are cancelled too
   * @param closePositions whether positions are closed too
   * @return what was done, and what was not
   */
  String halt(String reason, boolean cancelOrders, boolean closePositions);

  /** Lets only what lessens risk pass, until it is resumed. */
  String reduceOnly(String reason);

  /** Lets everything pass again, unless the file {@code HALT} exists. */
  String resume();

  /** Says that whoever must be there is there. */
  void heartbeat();
}
