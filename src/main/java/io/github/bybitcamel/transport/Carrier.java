package io.github.bybitcamel.transport;

import io.github.bybitcamel.model.FeedRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** In what the ways of Camel differ for a record. */
interface Carrier {

  /** Returns the endpoint. */
  String uri();

  /** Returns the headers that this way needs. */
  default Map<String, Object> headers(FeedRecord record, String id, String body) {
    return Map.of();
  }

  /** Returns whether messages may be under way together; they keep their order. */
  default boolean atOnce() {
    return false;
  }

  /** Returns why the record itself will never be taken, if that is so. */
  default Optional<String> blamesRecord(Exchange message) {
    return Optional.empty();
  }

  /** Returns what is wrong though nothing was thrown. */
  default Optional<String> failure(Exchange message) {
    return Optional.empty();
  }

  /** Returns whether {@link #blamesRecord} can tell a record's fault from that of the way. */
  default boolean tellsBlame() {
    return true;
  }

  /** Returns whether the same may go well in a moment. */
  default boolean maySoonGoWell(Exchange message) {
    return false;
  }

  /** Returns how long the receiver asks to wait. */
  default Optional<Duration> retryAfter(Exchange message) {
    return Optional.empty();
  }
}
