package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.TimeRange;
import java.util.List;
import java.util.Optional;

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

  /**
   * Asks for one that had not ended when it was met, and that no stretch shows any more.
   *
   * @param digest what it was like, as its {@link Draft} has it
   * @return empty where it is not there any more
   * @throws io.github.bybitcamel.v5.V5Exception if it cannot be had now
   */
  default Optional<Past> find(String digest) {
    return Optional.empty();
  }
}
