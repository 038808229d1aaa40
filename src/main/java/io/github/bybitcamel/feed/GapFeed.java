package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * What becomes of gaps: each change of each of them, as a revision. A change is a new row of the
 * table, so its place there is the revision: it grows with each, and not by one.
 */
record GapFeed(Journal journal, Clock clock) implements Feed {

  private static final String MARK = "gaps";

  /** A gap and its place in the table. */
  private record Change(long id, FeedRecord record) {}

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    journal.store().transact(this::keep);
  }

  private Void keep(Sql sql) throws SQLException {
    long mark =
        sql.number(
            "SELECT at_ms FROM feed_mark WHERE feed = ? AND scope = ?", journal.feed(), MARK);
    List<Change> changes =
        sql.list(
            """
            SELECT id, series, sink, from_ms, to_ms, status, attempts, detected_ms, closed_ms
            FROM feed_gap WHERE id > ? ORDER BY id""",
            GapFeed::change,
            mark);
    if (changes.isEmpty()) {
      return null;
    }
    journal.add(sql, changes.stream().map(Change::record).toList(), clock.instant());
    sql.change(
        """
        INSERT INTO feed_mark (feed, scope, at_ms) VALUES (?, ?, ?)
        ON CONFLICT (feed, scope) DO UPDATE SET at_ms = excluded.at_ms""",
        journal.feed(),
        MARK,
        changes.get(changes.size() - 1).id());
    return null;
  }

  private static Change change(ResultSet row) throws SQLException {
    long closed = row.getLong("closed_ms");
    long id = row.getLong("id");
    return new Change(
        id,
        Draft.of(RecordTypes.GAP)
            .put("series", row.getString("series"))
            .put("sink", row.getString("sink"))
            .put("from_ts", row.getLong("from_ms"))
            .put("to_ts", row.getLong("to_ms"))
            .put("status", row.getString("status"))
            .put("attempts", row.getInt("attempts"))
            .put("detected_ts", row.getLong("detected_ms"))
            .put("closed_ts", closed == 0 ? null : closed)
            .record(Math.toIntExact(id)));
  }
}
