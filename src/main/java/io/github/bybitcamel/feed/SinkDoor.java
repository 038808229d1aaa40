package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.util.List;

/** The way into a sink. */
@FunctionalInterface
interface SinkDoor {

  /**
   * Lets the sink take records.
   *
   * @throws SinkDownException if it cannot now, or was down a moment ago
   */
  List<Sink.Refused> take(List<FeedRecord> records) throws SinkDownException;
}
