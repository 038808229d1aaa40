package io.github.bybitcamel.feed;

import io.github.bybitcamel.sink.Retention;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store small, once a day. A row that its sink did not take for too long is not lost
 * silently: it is counted as a dead letter, and a person is told.
 */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration RHYTHM = Duration.ofDays(1);
  private static final Duration SHORT_RHYTHM = Duration.ofHours(1);

  /** What every sink has is kept so long: a sink that lost its tail gets it again. */
  private static final Duration TAKEN = Duration.ofHours(1);

  private static final long LEAST_FREE = 1L << 30;
  private static final Duration OLD_LETTERS = Duration.ofDays(90);

  private final FeedStore store;
  private final Duration keep;
  private final Clock clock;
  private final DayAlarms alarm;
  private final Optional<Retention> files;
  private final Supplier<Set<Outlet>> outlets;
  private Instant next = Instant.MIN;
  private Instant nextShort = Instant.MIN;

  /** A feed and a sink that it goes to. */
  record Outlet(String feed, String sink) {}

  private record Late(String feed, String sink, long rows) {}

  /**
   * Keeps a store.
   *
   * @param alarm for what happened once
   * @param outlets those that run: what another one did not take is not waited for
   */
  Upkeep(
      FeedStore store,
      Duration keep,
      Optional<Retention> files,
      Clock clock,
      DayAlarms alarm,
      Supplier<Set<Outlet>> outlets) {
    this.outlets = outlets;
    this.store = store;
    this.keep = keep;
    this.clock = clock;
    this.alarm = alarm;
    this.files = files;
  }

  /** Does its work, unless it was done within a day. */
  synchronized void run() {
    Instant now = clock.instant();
    if (now.isBefore(nextShort)) {
      return;
    }
    nextShort = now.plus(SHORT_RHYTHM);
    alarm.sweep();
    Set<Outlet> running = outlets.get();
    int gone = store.transact(sql -> forget(sql, running, now.minus(TAKEN)));
    LOG.debug("feeds store: {} rows removed that every sink has", gone);
    files.ifPresent(this::watch);
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(RHYTHM);
    List<Late> late = store.transact(sql -> expire(sql, running, now.minus(keep), now));
    late.forEach(
        one ->
            alarm.raise(
                "ROWS_EXPIRED",
                one.feed() + " to " + one.sink(),
                one.rows() + " rows were not taken within " + keep.toDays() + " days"));
    LOG.info("feeds store: {}", store.transact(Upkeep::sizes));
    files.ifPresent(this::prune);
  }

  /** A disk that is full stops everything. */
  private void watch(Retention kept) {
    try {
      long free = kept.free();
      if (free < LEAST_FREE) {
        alarm.raise("DISK_SHORT", "data", (free >> 20) + " MiB are free for files of records");
      } else {
        alarm.clear("DISK_SHORT", "data");
      }
    } catch (IOException e) {
      LOG.warn("the disk of files of records cannot be asked: {}", e.toString());
    }
  }

  private void prune(Retention old) {
    try {
      LOG.info(
          "{} old files of records removed; the folder has {} MiB, {} MiB are free",
          old.prune(),
          old.bytes() >> 20,
          old.free() >> 20);
      alarm.clear("FILES_KEPT", "data");
    } catch (IOException e) {
      alarm.raise("FILES_KEPT", "data", "old files of records cannot be removed: " + e);
    }
  }

  /** Removes what all sinks of a feed have taken; of a feed that does not run, only age counts. */
  private static int forget(Sql sql, Set<Outlet> running, Instant before) throws SQLException {
    Map<String, Long> taken = new HashMap<>();
    for (Outlet one : running) {
      long id =
          sql.number(
              "SELECT taken_id FROM feed_outlet WHERE feed = ? AND sink = ?",
              one.feed(),
              one.sink());
      taken.merge(one.feed(), id, Math::min);
    }
    int gone = 0;
    for (Map.Entry<String, Long> one : taken.entrySet()) {
      gone +=
          sql.change(
              "DELETE FROM feed_journal WHERE feed = ? AND id <= ? AND at_ms < ?",
              one.getKey(),
              one.getValue(),
              before.toEpochMilli());
    }
    return gone;
  }

  private static List<Late> expire(Sql sql, Set<Outlet> running, Instant before, Instant now)
      throws SQLException {
    List<Late> late = new ArrayList<>();
    List<Late> all =
        sql.list(
            """
            SELECT o.feed, o.sink, count(*) FROM feed_outlet o
            JOIN feed_journal j ON j.feed = o.feed AND j.id > o.taken_id AND j.at_ms < ?
            GROUP BY o.feed, o.sink""",
            row -> new Late(row.getString(1), row.getString(2), row.getLong(3)),
            before.toEpochMilli());
    for (Late one : all) {
      if (!running.contains(new Outlet(one.feed(), one.sink()))) {
        continue;
      }
      late.add(one);
      String reason = "not taken in time: " + one.rows() + " rows";
      new DeadLetter("", 0, "", reason, now).save(sql, one.feed(), one.sink());
      sql.change(
          "UPDATE feed_outlet SET dead = dead + ? WHERE feed = ? AND sink = ?",
          one.rows(),
          one.feed(),
          one.sink());
    }
    sql.change("DELETE FROM feed_journal WHERE at_ms < ?", before.toEpochMilli());
    long old = now.minus(OLD_LETTERS).toEpochMilli();
    sql.change("DELETE FROM feed_dead WHERE at_ms < ?", old);
    sql.change("DELETE FROM feed_gap WHERE status = 'filled' AND closed_ms < ?", old);
    return late;
  }

  private static String sizes(Sql sql) throws SQLException {
    return "%d rows kept, %d dead letters, %d open gaps"
        .formatted(
            sql.number("SELECT count(*) FROM feed_journal"),
            sql.number("SELECT count(*) FROM feed_dead"),
            sql.number("SELECT count(*) FROM feed_gap WHERE status = 'open'"));
  }
}
