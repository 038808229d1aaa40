package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the history of one scope was read: one unbroken stretch, and, where an earlier begin was
 * set since, a part of what lies before it. Each call is part of the caller's transaction.
 *
 * @param oldest nothing before it can be had, whatever is wanted
 */
record HistoryMarks(String feed, String scope, Instant oldest) {

  private static final String SINCE = "/since";

  /** Behind it stands what was wanted: another wish begins anew. */
  private static final String PAST = "/past/";

  /**
   * Returns up to when the stretch was read; where there is none, one begins.
   *
   * @param from where; empty means now
   */
  Instant begin(Sql sql, Optional<Instant> from, Instant now) throws SQLException {
    put(sql, scope, had(find(sql, scope).orElse(from.orElse(now))));
    Instant end = find(sql, scope).orElseThrow();
    if (find(sql, scope + SINCE).isEmpty()) {
      // A store of before does not say where its stretch begins: where it was told to.
      Instant since = from.map(this::had).filter(end::isAfter).orElse(end);
      put(sql, scope + SINCE, since.minus(HistoryFeed.OVERLAP));
    }
    return end;
  }

  /** Lets the stretch end later; a time before its end changes nothing. */
  void end(Sql sql, Instant at) throws SQLException {
    put(sql, scope, at);
  }

  /** Returns what is yet to be read between a begin that is wanted and the stretch. */
  Optional<TimeRange> before(Sql sql, Instant wanted) throws SQLException {
    Instant begin = had(find(sql, past(wanted)).orElse(wanted));
    Instant since = find(sql, scope + SINCE).orElse(begin);
    return begin.isBefore(since) ? Optional.of(new TimeRange(begin, since)) : Optional.empty();
  }

  /** Returns where what is wanted since a time begins to be there. */
  Instant had(Instant wanted) {
    return wanted.isBefore(oldest) ? oldest : wanted;
  }

  /** Says that {@code left} was read until a time: at its end, the stretch begins earlier. */
  void read(Sql sql, Instant wanted, TimeRange left, Instant until) throws SQLException {
    if (until.isBefore(left.to())) {
      put(sql, past(wanted), until);
      return;
    }
    String begin = scope + PAST;
    sql.change(
        "DELETE FROM feed_mark WHERE feed = ? AND (scope = ? OR substr(scope, 1, ?) = ?)",
        feed,
        scope + SINCE,
        begin.length(),
        begin);
    put(sql, scope + SINCE, had(wanted));
  }

  private String past(Instant wanted) {
    return scope + PAST + wanted.toEpochMilli();
  }

  private Optional<Instant> find(Sql sql, String name) throws SQLException {
    return sql.one(
        "SELECT at_ms FROM feed_mark WHERE feed = ? AND scope = ?",
        row -> Instant.ofEpochMilli(row.getLong(1)),
        feed,
        name);
  }

  private void put(Sql sql, String name, Instant at) throws SQLException {
    sql.change(
        """
        INSERT INTO feed_mark (feed, scope, at_ms) VALUES (?, ?, ?)
        ON CONFLICT (feed, scope) DO UPDATE SET at_ms = excluded.at_ms
        WHERE excluded.at_ms > feed_mark.at_ms""",
        feed,
        name,
        at.toEpochMilli());
  }
}
