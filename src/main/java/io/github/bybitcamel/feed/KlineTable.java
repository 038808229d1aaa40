package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.KlineCursor.Offered;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cursors of one series into one sink, and its gaps, as the store keeps them. */
final class KlineTable {

  private static final String SAVE_OFFERED =
      """
      INSERT INTO feed_window (series, sink, open_ms, revision, digest, taken)
      VALUES (?, ?, ?, ?, ?, 0)
      ON CONFLICT (series, sink, open_ms)
      DO UPDATE SET revision = excluded.revision, digest = excluded.digest, taken = 0""";

  private final FeedStore store;
  private final String series;
  private final String sink;

  /**
   * What a delivery came to.
   *
   * @param delivered candles that were delivered for the first time
   * @param revised candles that were delivered again because the exchange corrected them
   * @param dead what the sink refused
   * @param deadFirst how many of those would have been delivered for the first time
   */
  record Taken(long delivered, long revised, List<DeadLetter> dead, long deadFirst) {}

  KlineTable(FeedStore store, String series, String sink) {
    this.store = store;
    this.series = series;
    this.sink = sink;
  }

  Optional<KlineCursor> find() {
    return store.transact(
        sql -> {
          Map<Long, Offered> window = new HashMap<>();
          sql.list(
              """
              SELECT open_ms, revision, digest, taken FROM feed_window
              WHERE series = ? AND sink = ?""",
              row ->
                  window.put(
                      row.getLong(1),
                      new Offered(row.getInt(2), row.getString(3), row.getInt(4) == 1)),
              series,
              sink);
          return sql.one(
              "SELECT start_ms, next_ms FROM feed_cursor WHERE series = ? AND sink = ?",
              row -> new KlineCursor(time(row.getLong(1)), time(row.getLong(2)), window),
              series,
              sink);
        });
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  /**
   * Lets the series begin.
   *
   * @param wanted what was asked for
   * @param first before which the exchange has nothing
   */
  void begin(Instant wanted, Instant first, Instant now) {
    store.transact(
        sql -> {
          nothing(sql, wanted, first, now);
          return sql.change(
              "INSERT INTO feed_cursor (series, sink, start_ms, next_ms) VALUES (?, ?, ?, ?)",
              series,
              sink,
              wanted.toEpochMilli(),
              first.toEpochMilli());
        });
  }

  /** What lies before the history of a symbol is not there, and that is kept in mind. */
  private void nothing(Sql sql, Instant from, Instant to, Instant now) throws SQLException {
    if (from.isBefore(to)) {
      Gap before = new Gap(0, from, to, 1, now, Optional.of(now));
      new GapTable(series, sink).insert(sql, before, Gap.Status.VENUE_EMPTY, now, now);
    }
  }

  /**
   * Returns where the stretches of a series end that were brought into the sink; empty without one.
   *
   * @param name of the series
   */
  Optional<Instant> stretched(String name) {
    String prefix = name + "/";
    return store.transact(
        sql ->
            sql.one(
                """
                SELECT next_ms FROM feed_cursor WHERE sink = ? AND substr(series, 1, ?) = ?
                ORDER BY next_ms DESC LIMIT 1""",
                row -> time(row.getLong(1)),
                sink,
                prefix.length(),
                prefix));
  }

  /**
   * Lets the series begin earlier: what lies before is a gap to be filled.
   *
   * @param first before which the exchange has nothing
   */
  void beginEarlier(Instant earlier, Instant first, Instant start, Instant now) {
    store.transact(
        sql -> {
          nothing(sql, earlier, first, now);
          if (first.isBefore(start)) {
            new GapTable(series, sink).open(sql, first, start, now, now);
          }
          return sql.change(
              "UPDATE feed_cursor SET start_ms = ? WHERE series = ? AND sink = ?",
              earlier.toEpochMilli(),
              series,
              sink);
        });
  }

  /** Remembers what is about to be offered. */
  void offer(Map<Long, Offered> offered) {
    if (!offered.isEmpty()) {
      store.transact(sql -> save(sql, offered));
    }
  }

  private Void save(Sql sql, Map<Long, Offered> offered) throws SQLException {
    for (Map.Entry<Long, Offered> one : offered.entrySet()) {
      Offered what = one.getValue();
      sql.change(SAVE_OFFERED, series, sink, one.getKey(), what.revision(), what.digest());
    }
    return null;
  }

  /**
   * Moves the cursor: the sink took everything before {@code next}.
   *
   * @param keepFrom what opened before is not compared any more
   * @param offered what the sink has for sure now
   * @param more what else belongs to it
   */
  void taken(
      Instant next, Instant keepFrom, Set<Long> offered, Taken taken, FeedStore.Work<?> more) {
    store.transact(
        sql -> {
          more.in(sql);
          for (Long open : offered) {
            sql.change(
                "UPDATE feed_window SET taken = 1 WHERE series = ? AND sink = ? AND open_ms = ?",
                series,
                sink,
                open);
          }
          sql.change(
              "UPDATE feed_cursor SET next_ms = ? WHERE series = ? AND sink = ?",
              next.toEpochMilli(),
              series,
              sink);
          sql.change(
              "DELETE FROM feed_window WHERE series = ? AND sink = ? AND open_ms < ?",
              series,
              sink,
              keepFrom.toEpochMilli());
          return count(sql, taken);
        });
  }

  /** Counts what was delivered, and keeps the dead letters. */
  void count(Taken taken) {
    store.transact(sql -> count(sql, taken));
  }

  /** Counts as a part of the caller's transaction. */
  Void count(Sql sql, Taken taken) throws SQLException {
    sql.change(
        """
        UPDATE feed_cursor SET delivered = delivered + ?, revised = revised + ?, dead = dead + ?
        WHERE series = ? AND sink = ?""",
        taken.delivered(),
        taken.revised(),
        taken.deadFirst(),
        series,
        sink);
    for (DeadLetter letter : taken.dead()) {
      letter.save(sql, series, sink);
    }
    return null;
  }

  /** Returns what was delivered, revised, dead, and the open times of start and next. */
  Optional<Counts> counts() {
    return store.transact(
        sql ->
            sql.one(
                """
                SELECT start_ms, next_ms, delivered, revised, dead FROM feed_cursor
                WHERE series = ? AND sink = ?""",
                row ->
                    new Counts(
                        time(row.getLong(1)),
                        time(row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                series,
                sink));
  }

  /** Returns how many stretches are not there yet. */
  int openGaps() {
    return store.transact(
        sql ->
            sql.one(
                    "SELECT count(*) FROM feed_gap WHERE series = ? AND sink = ? AND status = 'open'",
                    row -> row.getInt(1),
                    series,
                    sink)
                .orElse(0));
  }

  /** The figures of one series into one sink. */
  record Counts(Instant start, Instant next, long delivered, long revised, long dead) {}
}
