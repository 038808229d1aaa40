package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.Gap.Status;
import io.github.bybitcamel.feed.Reading.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The gaps of one series into one sink; each call is part of the caller's transaction. */
record GapTable(String series, String sink) {

  private static final String COLUMNS = "id, from_ms, to_ms, attempts, detected_ms, first_empty_ms";

  void open(Sql sql, Instant from, Instant to, Instant now, Instant due) throws SQLException {
    insert(sql, new Gap(0, from, to, 0, now, Optional.empty()), Status.OPEN, due, now);
  }

  void insert(Sql sql, Gap gap, Status status, Instant due, Instant now) throws SQLException {
    sql.change(
        """
        INSERT INTO feed_gap
          (series, sink, from_ms, to_ms, status, attempts, detected_ms, next_ms, first_empty_ms,
           closed_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        series,
        sink,
        gap.from().toEpochMilli(),
        gap.to().toEpochMilli(),
        text(status),
        gap.attempts(),
        gap.detected().toEpochMilli(),
        due.toEpochMilli(),
        gap.firstEmpty().map(Instant::toEpochMilli).orElse(null),
        status == Status.OPEN ? null : now.toEpochMilli());
  }

  void delete(Sql sql, Gap gap) throws SQLException {
    sql.change("DELETE FROM feed_gap WHERE id = ?", gap.id());
  }

  /** Returns the oldest open gap that is to be asked for at {@code now}. */
  Optional<Gap> due(Sql sql, Instant now) throws SQLException {
    return sql.one(
        "SELECT "
            + COLUMNS
            + " FROM feed_gap WHERE series = ? AND sink = ? AND status = 'open' AND next_ms <= ?"
            + " ORDER BY from_ms LIMIT 1",
        GapTable::gap,
        series,
        sink,
        now.toEpochMilli());
  }

  List<Gap> all(Sql sql, Status status) throws SQLException {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM feed_gap WHERE series = ? AND sink = ? AND status = ? ORDER BY from_ms",
        GapTable::gap,
        series,
        sink,
        text(status));
  }

  /** Returns what is missing of a stretch, asked for again or not. */
  List<Gap> missing(Sql sql, Span stretch) throws SQLException {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM feed_gap WHERE series = ? AND sink = ? AND status <> ?"
            + " AND from_ms < ? AND to_ms > ? ORDER BY from_ms",
        GapTable::gap,
        series,
        sink,
        text(Status.FILLED),
        stretch.to().toEpochMilli(),
        stretch.from().toEpochMilli());
  }

  private static String text(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Gap gap(ResultSet row) throws SQLException {
    long firstEmpty = row.getLong(6);
    return new Gap(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getInt(4),
        Instant.ofEpochMilli(row.getLong(5)),
        firstEmpty == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(firstEmpty)));
  }
}
