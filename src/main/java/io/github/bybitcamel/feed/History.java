package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.TimeRange;
import java.util.List;

/** Something whose past can be asked for, by stretches of time. */
@FunctionalInterface
interface History {

  /**
   * Asks for a stretch.
   *
   * @param range at most seven days
   * @return all of it, oldest first
   * @throws io.github.bybitcamel.v5.V5Exception if a part of it cannot be had
   */
  List<Past> between(TimeRange range);
}
