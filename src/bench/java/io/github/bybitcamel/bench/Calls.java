package io.github.bybitcamel.bench;

import java.io.IOException;

/**
 * One way of placing orders, or of carrying what else counts as one. Safe for use by several
 * threads at once, where the row uses several.
 */
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
