package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Sink;
import java.sql.SQLException;
import java.time.Instant;

/** A record that a sink refused for good, or that became too old while its sink was down. */
record DeadLetter(String type, int revision, String content, String reason, Instant at) {

  static DeadLetter of(Sink.Refused refused, Instant at) {
    FeedRecord record = refused.record();
    return new DeadLetter(
        record.type().name(), record.revision(), RowText.of(record), refused.reason(), at);
  }

  void save(Sql sql, String feed, String sink) throws SQLException {
    sql.change(
        """
        INSERT INTO feed_dead (feed, sink, at_ms, type, revision, reason, content)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        feed,
        sink,
        at.toEpochMilli(),
        type,
        revision,
        reason,
        content);
  }
}
