package io.github.bybitcamel.feed;

import io.github.bybitcamel.settings.SinkNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sinks of feeds that keep a journal, as the store knows them: what one of them has not taken
 * waits for it, whether it runs or not. Each call is part of the caller's transaction.
 */
record Outlets(Sql sql) {

  /** A feed and a sink that it goes to. */
  record Outlet(String feed, String sink) {

    @Override
    public String toString() {
      return feed + " to " + SinkNames.shown(sink);
    }
  }

  /**
   * Rows that wait, or waited, for a sink.
   *
   * @param from when the first of them was kept; the epoch where there are none
   * @param to when the last of them was
   */
  record Waiting(Outlet outlet, long rows, Instant from, Instant to) {

    @Override
    public String toString() {
      return rows == 0 ? "0 rows" : "%d rows of %s until %s".formatted(rows, from, to);
    }
  }

  /** Takes note of who runs; who is met for the first time is taken to have run until now. */
  void seen(Set<Outlet> running, Instant now) throws SQLException {
    for (Outlet one : running) {
      sql.change(
          "UPDATE feed_outlet SET seen_ms = ? WHERE feed = ? AND sink = ?",
          now.toEpochMilli(),
          one.feed(),
          one.sink());
    }
    sql.change("UPDATE feed_outlet SET seen_ms = ? WHERE seen_ms = 0", now.toEpochMilli());
  }

  /** Removes rows from before a time that every sink of their feed has taken. */
  int removeTaken(Instant before) throws SQLException {
    List<Map.Entry<String, Long>> taken =
        sql.list(
            "SELECT feed, min(taken_id) FROM feed_outlet GROUP BY feed",
            row -> Map.entry(row.getString(1), row.getLong(2)));
    int gone = 0;
    for (Map.Entry<String, Long> one : taken) {
      gone +=
          sql.change(
              "DELETE FROM feed_journal WHERE feed = ? AND id <= ? AND at_ms < ?",
              one.getKey(),
              one.getValue(),
              before.toEpochMilli());
    }
    return gone;
  }

  /** Forgets sinks that did not run since a time: nothing waits for them any more. */
  List<Waiting> removeAway(Instant before, String reason, Instant now) throws SQLException {
    List<Waiting> away =
        sql.list(
            """
            SELECT o.feed, o.sink, count(j.id), min(j.at_ms), max(j.at_ms) FROM feed_outlet o
            LEFT JOIN feed_journal j ON j.feed = o.feed AND j.id > o.taken_id
            WHERE o.seen_ms < ? GROUP BY o.feed, o.sink""",
            Outlets::waiting,
            before.toEpochMilli());
    for (Waiting one : away) {
      bury(one, reason, now);
      Outlet outlet = one.outlet();
      sql.change(
          "DELETE FROM feed_outlet WHERE feed = ? AND sink = ?", outlet.feed(), outlet.sink());
    }
    return away;
  }

  /** Removes rows from before a time; who has not taken them is told, and has them as dead. */
  List<Waiting> removeOld(Instant before, String reason, Instant now) throws SQLException {
    List<Waiting> late =
        sql.list(
            """
            SELECT o.feed, o.sink, count(*), min(j.at_ms), max(j.at_ms) FROM feed_outlet o
            JOIN feed_journal j ON j.feed = o.feed AND j.id > o.taken_id AND j.at_ms < ?
            GROUP BY o.feed, o.sink""",
            Outlets::waiting,
            before.toEpochMilli());
    for (Waiting one : late) {
      bury(one, reason, now);
      sql.change(
          "UPDATE feed_outlet SET dead = dead + ? WHERE feed = ? AND sink = ?",
          one.rows(),
          one.outlet().feed(),
          one.outlet().sink());
    }
    sql.change("DELETE FROM feed_journal WHERE at_ms < ?", before.toEpochMilli());
    return late;
  }

  /** One letter for all of them: it says which stretch is missing. */
  private void bury(Waiting gone, String reason, Instant now) throws SQLException {
    if (gone.rows() > 0) {
      new DeadLetter("", 0, "", reason + ": " + gone, now)
          .save(sql, gone.outlet().feed(), gone.outlet().sink());
    }
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        new Outlet(row.getString(1), row.getString(2)),
        row.getLong(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
