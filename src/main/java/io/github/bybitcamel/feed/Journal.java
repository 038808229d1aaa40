package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows of one feed that cannot be read again from where they came. */
record Journal(FeedStore store, String feed) {

  private static final String TAKEN =
      "SELECT delivered + dead FROM feed_outlet WHERE feed = ? AND sink = ?";

  /** A row and its place. */
  record Held(long id, FeedRecord record) {}

  /** Adds rows, as a part of the caller's transaction. */
  void add(Sql sql, List<FeedRecord> records, Instant now) throws SQLException {
    for (FeedRecord record : records) {
      sql.change(
          "INSERT INTO feed_journal (feed, at_ms, type, revision, content) VALUES (?, ?, ?, ?, ?)",
          feed,
          now.toEpochMilli(),
          record.type().name(),
          record.revision(),
          RowText.of(record));
    }
    sql.change(
        """
        INSERT INTO feed_head (feed, held) VALUES (?, ?)
        ON CONFLICT (feed) DO UPDATE SET held = feed_head.held + excluded.held""",
        feed,
        records.size());
  }

  /**
   * Lets a sink begin behind what is there already, unless it is known.
   *
   * @return how many rows there were before it; 0 if it is known
   */
  long begin(String sink) {
    return store.transact(
        sql -> {
          int fresh =
              sql.change(
                  """
                  INSERT INTO feed_outlet (feed, sink, base, taken_id)
                  SELECT ?, ?, coalesce((SELECT held FROM feed_head WHERE feed = ?), 0),
                    coalesce((SELECT max(id) FROM feed_journal WHERE feed = ?), 0)
                  WHERE NOT EXISTS (SELECT 1 FROM feed_outlet WHERE feed = ? AND sink = ?)""",
                  feed,
                  sink,
                  feed,
                  feed,
                  feed,
                  sink);
          return fresh == 0 ? 0 : sql.number("SELECT held FROM feed_head WHERE feed = ?", feed);
        });
  }

  /** Returns the next rows that a sink has not taken. */
  List<Held> next(String sink, int limit) {
    return store.transact(
        sql ->
            sql.list(
                """
                SELECT id, type, revision, content FROM feed_journal
                WHERE feed = ? AND id > (SELECT taken_id FROM feed_outlet WHERE feed = ? AND sink = ?)
                ORDER BY id LIMIT ?""",
                row ->
                    new Held(
                        row.getLong(1),
                        RowText.read(
                            RecordTypes.of(row.getString(2)), row.getInt(3), row.getString(4))),
                feed,
                feed,
                sink,
                limit));
  }

  /** Returns the newest rows that a sink has taken since {@code oldest}, oldest first. */
  List<FeedRecord> latest(String sink, Instant oldest, int limit) {
    List<FeedRecord> rows =
        store.transact(
            sql ->
                sql.list(
                    """
                    SELECT type, revision, content FROM feed_journal
                    WHERE feed = ? AND at_ms >= ?
                      AND id <= (SELECT taken_id FROM feed_outlet WHERE feed = ? AND sink = ?)
                    ORDER BY id DESC LIMIT ?""",
                    row ->
                        RowText.read(
                            RecordTypes.of(row.getString(1)), row.getInt(2), row.getString(3)),
                    feed,
                    oldest.toEpochMilli(),
                    feed,
                    sink,
                    Math.min(limit, sql.number(TAKEN, feed, sink))));
    Collections.reverse(rows);
    return rows;
  }

  /**
   * Moves a sink's cursor until {@code id}. What became too old meanwhile counts as dead already.
   */
  void taken(String sink, long id, List<DeadLetter> dead) {
    store.transact(
        sql -> {
          for (DeadLetter letter : dead) {
            letter.save(sql, feed, sink);
          }
          long rows =
              sql.number(
                  """
                  SELECT count(*) FROM feed_journal
                  WHERE feed = ? AND id <= ? AND id > (SELECT taken_id FROM feed_outlet
                    WHERE feed = ? AND sink = ?)""",
                  feed,
                  id,
                  feed,
                  sink);
          return sql.change(
              """
              UPDATE feed_outlet SET taken_id = ?, delivered = delivered + ?, dead = dead + ?
              WHERE feed = ? AND sink = ?""",
              id,
              Math.max(rows - dead.size(), 0),
              Math.min(rows, dead.size()),
              feed,
              sink);
        });
  }

  /** Returns the figures of one sink: they always add up. */
  Counts counts(String sink) {
    return store.transact(
        sql ->
            sql.one(
                    """
                    SELECT coalesce(h.held, 0) - o.base, o.delivered, o.dead,
                      (SELECT count(*) FROM feed_journal j WHERE j.feed = o.feed AND j.id > o.taken_id)
                    FROM feed_outlet o LEFT JOIN feed_head h ON h.feed = o.feed
                    WHERE o.feed = ? AND o.sink = ?""",
                    row ->
                        new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                    feed,
                    sink)
                .orElseThrow());
  }

  /** Returns since when the oldest row waits that a sink has not taken; empty where none waits. */
  Optional<Instant> oldest(String sink) {
    return store.transact(
        sql ->
            sql.one(
                """
                SELECT j.at_ms FROM feed_outlet o
                JOIN feed_journal j ON j.feed = o.feed AND j.id > o.taken_id
                WHERE o.feed = ? AND o.sink = ? ORDER BY j.id LIMIT 1""",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                feed,
                sink));
  }

  /** Offered rows are delivered, dead letters, or pending. */
  record Counts(long offered, long delivered, long dead, long pending) {}
}
