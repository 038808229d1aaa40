package io.github.bybitcamel.v5;

/** The way to the exchange: one request, one answer. Everything typed stands on it. */
@FunctionalInterface
public interface V5Client {

  /**
   * Makes one call and waits for the answer.
   *
   * @throws V5Exception if the exchange did not carry it out, or nobody knows whether it did
   */
  V5Answer call(V5Request request);

  /**
   * Takes note that a row of the answer to {@code request} could not be read and was left out, so
   * that it is not lost silently. Whoever makes calls should log or count it; the default does
   * neither.
   *
   * @param why what is wrong with the row
   */
  default void skipped(V5Request request, String why) {}

  /**
   * Is told of a row that was left out, with the row as it came.
   *
   * @param row JSON; may hold what is not for a log
   */
  default void skipped(V5Request request, String why, String row) {
    skipped(request, why);
  }
}
