package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place that takes records. One caller at a time.
 *
 * <p>Taking is idempotent by the record's key and revision: what is offered again after a crash is
 * there once.
 */
public interface Sink extends AutoCloseable {

  /**
   * Takes records, in their order. When it returns, all but the refused ones are there for good.
   *
   * @return the records that this sink will never take, each with the reason; empty as a rule
   * @throws SinkDownException if the sink cannot take them now; any of them may be there already
   */
  List<Refused> take(List<FeedRecord> records) throws SinkDownException;

  /**
   * Returns how many records it should be offered at once. Where each is a step of its own, a
   * failure repeats the others of the same offer: then it is few.
   */
  default int most() {
    return Integer.MAX_VALUE;
  }

  /** Returns whether what it has already, offered again, leaves no trace. */
  default boolean dropsRepeats() {
    return false;
  }

  /**
   * Returns the time of the newest record that is there.
   *
   * @param series values of key columns, by name; all folder columns among them
   * @param before exclusive
   * @return the epoch where there is none; empty if this sink cannot tell
   * @throws SinkDownException if it cannot tell now
   */
  default Optional<Instant> newest(RecordType type, Map<String, String> series, Instant before)
      throws SinkDownException {
    return Optional.empty();
  }

  @Override
  void close();

  /** A record that a sink refuses for good, and why, for people. */
  record Refused(FeedRecord record, String reason) {}
}
