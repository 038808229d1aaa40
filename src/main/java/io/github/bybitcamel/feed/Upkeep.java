package io.github.bybitcamel.feed;

import io.github.bybitcamel.sink.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store small, once a day. A row that its sink did not take for too long, whether it runs
 * or not, is not lost silently: it is counted as a dead letter, and a person is told.
 */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration RHYTHM = Duration.ofDays(1);
  private static final Duration SHORT_RHYTHM = Duration.ofHours(1);

  /** What every sink has is kept so long: a sink that lost its tail gets it again. */
  private static final Duration TAKEN = Duration.ofHours(1);

  private static final long LEAST_FREE = 1L << 30;
  private static final Duration OLD = Duration.ofDays(90);

  private final FeedStore store;
  private final Duration keep;
  private final Clock clock;
  private final DayAlarms alarm;
  private final Optional<Retention> files;
  private final Supplier<Set<Outlets.Outlet>> outlets;
  private Instant next = Instant.MIN;
  private Instant nextShort = Instant.MIN;

  /**
   * Keeps a store.
   *
   * @param keep how long rows wait for a sink, and how long a sink may be away
   * @param alarm for what happened once
   * @param outlets those that run
   */
  Upkeep(
      FeedStore store,
      Duration keep,
      Optional<Retention> files,
      Clock clock,
      DayAlarms alarm,
      Supplier<Set<Outlets.Outlet>> outlets) {
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
    Set<Outlets.Outlet> running = outlets.get();
    int gone =
        store.transact(
            sql -> {
              Outlets known = new Outlets(sql);
              known.seen(running, now);
              return known.removeTaken(now.minus(TAKEN));
            });
    LOG.debug("feeds store: {} rows removed that every sink has", gone);
    files.ifPresent(this::watch);
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(RHYTHM);
    expire(now);
    store.transact(sql -> forget(sql, now.minus(OLD)));
    LOG.info("feeds store: {} KiB, {}", store.bytes() >> 10, store.transact(Upkeep::sizes));
    files.ifPresent(this::prune);
  }

  /** A sink that is gone for good does not hold rows for ever; nor does one that takes none. */
  private void expire(Instant now) {
    Instant before = now.minus(keep);
    String within = " within " + keep.toDays() + " days";
    for (Outlets.Waiting one :
        store.transact(
            sql -> new Outlets(sql).removeAway(before, "the sink did not run" + within, now))) {
      LOG.warn("{} did not run{} and is forgotten: {} waited for it", one.outlet(), within, one);
    }
    for (Outlets.Waiting one :
        store.transact(sql -> new Outlets(sql).removeOld(before, "not taken" + within, now))) {
      alarm.raise("ROWS_EXPIRED", one.outlet().toString(), one + " were not taken" + within);
    }
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
    } catch (IOException | UncheckedIOException e) {
      alarm.raise("FILES_KEPT", "data", "old files of records cannot be removed: " + e);
    }
  }

  private static Void forget(Sql sql, Instant before) throws SQLException {
    sql.change("DELETE FROM feed_dead WHERE at_ms < ?", before.toEpochMilli());
    sql.change(
        "DELETE FROM feed_gap WHERE status = 'filled' AND closed_ms < ?", before.toEpochMilli());
    return null;
  }

  private static String sizes(Sql sql) throws SQLException {
    return "%d rows kept, %d dead letters, %d open gaps"
        .formatted(
            sql.number("SELECT count(*) FROM feed_journal"),
            sql.number("SELECT count(*) FROM feed_dead"),
            sql.number("SELECT count(*) FROM feed_gap WHERE status = 'open'"));
  }
}
