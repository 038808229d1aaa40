package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import java.util.List;

/** Something of which only the present can be asked. */
@FunctionalInterface
interface Snapshot {

  /**
   * Asks for it whole.
   *
   * @param journal holds what was known before
   * @throws io.github.bybitcamel.v5.V5Exception if a part of it cannot be had
   */
  List<FeedRecord> read(Journal journal);
}
