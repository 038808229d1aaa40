package io.github.bybitcamel.doctor;

import java.util.List;

/** One thing to look at. Changes nothing. */
@FunctionalInterface
interface Check {

  /**
   * Looks.
   *
   * @return what was seen, at least one finding
   * @throws io.github.bybitcamel.v5.V5Exception if the exchange did not answer well
   */
  List<Finding> look();
}
