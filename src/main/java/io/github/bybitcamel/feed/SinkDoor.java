package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way into a sink. */
@FunctionalInterface
interface SinkDoor {

  /**
   * Lets the sink take records.
   *
   * @throws SinkDownException if it cannot now, or was down a moment ago
   */
  List<Sink.Refused> take(List<FeedRecord> records) throws SinkDownException;

  /** Returns how many records it should be offered at once, as {@link Sink#most}. */
  default int most() {
    return Integer.MAX_VALUE;
  }

  /** Returns whether nothing further is to be carried: somebody waits for the end. */
  default boolean stopping() {
    return false;
  }

  /** Returns whether it drops repeats, as {@link Sink#dropsRepeats}. */
  default boolean dropsRepeats() {
    return false;
  }

  /**
   * Returns the time of the newest record that is there, as {@link Sink#newest}.
   *
   * @throws SinkDownException if the sink cannot tell now
   */
  default Optional<Instant> newest(RecordType type, Map<String, String> series, Instant before)
      throws SinkDownException {
    return Optional.empty();
  }
}
