package io.github.bybitcamel.bench;

/** One line of the table: what is measured, against which floor, and what it may be. */
interface Row {

  /** Returns the name, by which results of different days are compared. */
  String name();

  /** Returns what the figure may be. */
  Limit limit();

  /** Returns whether only the full form has time for it. */
  default boolean takesLong() {
    return false;
  }

  /**
   * Measures ours and its floor in turn.
   *
   * @throws Exception if a part could not be started or gave a wrong answer; the row is then empty
   */
  Measured measure(Lab lab) throws Exception;
}
