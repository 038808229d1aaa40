package io.github.bybitcamel.bench;

import java.io.IOException;

/** One way of placing orders. Safe for use by several threads at once. */
interface Calls extends AutoCloseable {

  /**
   * Places one order and returns when the exchange has taken it.
   *
   * @param number makes its name unique
   * @throws Exception if it was not taken
   */
  void place(long number) throws Exception;

  @Override
  void close() throws IOException;
}
