package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.FeedRecord;
import java.util.List;

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

  @Override
  void close();

  /** A record that a sink refuses for good, and why, for people. */
  record Refused(FeedRecord record, String reason) {}
}
