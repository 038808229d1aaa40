package io.github.bybitcamel.web;

/** Where it is written down what an operator has asked, and what came of it. */
@FunctionalInterface
public interface Trail {

  /**
   * Writes a row. Never fails: what was asked is done by then, and must stay so.
   *
   * @param door by which it was asked
   * @param subject what it was about, as {@code name=value}
   * @param step {@code done} or {@code failed}
   */
  void write(String door, String action, String subject, String step, String text);
}
