package io.github.bybitcamel;

/**
 * What became of one operation.
 *
 * @param requests how many the exchange saw before time was put forward
 * @param later how many it saw after that, with the absence of the order proven
 * @param outcome what was reported
 * @param settled whether it is known
 * @param saysDone whether it was reported as carried out
 * @param isDone whether the exchange has carried it out
 * @param copies how often the exchange has carried it out, for orders
 */
record Outcome(
    int requests,
    int later,
    String outcome,
    boolean settled,
    boolean saysDone,
    boolean isDone,
    int copies) {

  static final Outcome NOT_APPLICABLE = new Outcome(0, 0, "", true, true, true, 0);

  /** Returns a cell of the table. */
  String cell() {
    if (equals(NOT_APPLICABLE)) {
      return "–";
    }
    return later == 0
        ? requests + " · " + outcome
        : requests + " + " + later + " · " + outcome.replace(" (read back)", "");
  }
}
