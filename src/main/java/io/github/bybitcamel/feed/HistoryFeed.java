package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Exception;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Histories: everything that happened, once; what changed afterwards, as a revision. After an
 * outage of any length it walks through what it missed, window by window; likewise, once, through
 * what lies before, where an earlier begin was set.
 */
final class HistoryFeed implements Feed {

  /** Histories are late: so much is read again each time. */
  static final Duration OVERLAP = Duration.ofHours(1);

  static final Duration WINDOW = Duration.ofDays(7);

  /** How long a poll may go back before what was read already: the present comes first. */
  private static final Duration TURN = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);

  private static final String OPEN = "open|";
  private static final String DONE = "done|";

  private final Journal journal;
  private final Map<String, History> histories;
  private final Optional<Instant> from;
  private final Optional<Duration> kept;
  private final ServerClock serverClock;
  private final Clock clock;
  private boolean toldOldest;

  /** Since when what had not ended is not shown, by name. */
  private final Map<String, Instant> absent = new HashMap<>();

  private record Known(int revision, String digest) {}

  /**
   * Creates a feed of several histories.
   *
   * @param histories by the names under which the store knows how far they were read
   * @param from where a history begins; empty means when it is read first
   * @param kept how far back the exchange may be asked; empty means any time
   */
  HistoryFeed(
      Journal journal,
      Map<String, History> histories,
      Optional<Instant> from,
      Optional<Duration> kept,
      ServerClock serverClock,
      Clock clock) {
    this.journal = journal;
    this.histories = new TreeMap<>(histories);
    this.from = from;
    this.kept = kept;
    this.serverClock = serverClock;
    this.clock = clock;
  }

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    Instant turn = clock.instant().plus(TURN);
    Optional<V5Exception> first = Optional.empty();
    for (Map.Entry<String, History> one : histories.entrySet()) {
      try {
        Instant now = serverClock.now();
        HistoryMarks marks = marks(one.getKey(), now);
        read(marks, one.getValue(), now);
        readBefore(marks, one.getValue(), turn);
      } catch (V5Exception e) {
        // One that is refused holds up none of the others.
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private HistoryMarks marks(String scope, Instant now) {
    Instant oldest = kept.map(now::minus).orElse(Instant.EPOCH);
    if (!toldOldest && from.filter(oldest::isAfter).isPresent()) {
      toldOldest = true;
      LOG.warn(
          "{}: 'backfillFrom' is {}; the exchange keeps this for two years: read from {} on",
          journal.feed(),
          from.get(),
          oldest);
    }
    return new HistoryMarks(journal.feed(), scope, oldest);
  }

  private void read(HistoryMarks marks, History history, Instant now) {
    String scope = marks.scope();
    Instant begin = journal.store().transact(sql -> begin(sql, marks, now));
    Set<String> met = new HashSet<>();
    while (begin.isBefore(now)) {
      Instant most = begin.plus(WINDOW);
      Instant end = most.isBefore(now) ? most : now;
      List<Past> found = history.between(new TimeRange(begin, end));
      journal.store().transact(sql -> keep(sql, marks, found, end));
      found.forEach(past -> met.add(prefix(scope) + past.name()));
      begin = end;
    }
    follow(scope, history, met, now);
  }

  /** Reads what lies before all that was read, where an earlier begin was set since. */
  private void readBefore(HistoryMarks marks, History history, Instant turn) {
    Optional<TimeRange> left;
    do {
      left = journal.store().transact(sql -> before(sql, marks));
      if (left.isPresent()) {
        readBefore(marks, history, left.get());
      }
    } while (left.isPresent() && clock.instant().isBefore(turn));
  }

  private Optional<TimeRange> before(Sql sql, HistoryMarks marks) throws SQLException {
    return from.isEmpty() ? Optional.empty() : marks.before(sql, from.get());
  }

  /** Reads a window of it. What happened at its very end belongs to what follows. */
  private void readBefore(HistoryMarks marks, History history, TimeRange left) {
    String scope = marks.scope();
    Instant wanted = from.orElseThrow();
    Instant first = marks.had(wanted);
    Instant most = left.from().plus(WINDOW);
    Instant end = most.isBefore(left.to()) ? most : left.to();
    if (left.from().equals(first)) {
      LOG.info("{} {}: {} until {} is read too", journal.feed(), scope, first, left.to());
    }
    List<Past> found =
        history.between(new TimeRange(left.from(), end)).stream()
            .filter(past -> past.at().isBefore(end))
            .toList();
    journal
        .store()
        .transact(
            sql -> {
              add(sql, scope, found);
              marks.read(sql, wanted, left, end);
              return null;
            });
    if (end.equals(left.to())) {
      LOG.info("{} {}: everything since {} is read", journal.feed(), scope, first);
    }
  }

  /** What began too long ago to be met by its time is asked for by its name, until it has ended. */
  private void follow(String scope, History history, Set<String> met, Instant now) {
    List<Map.Entry<String, String>> old = journal.store().transact(sql -> old(sql, scope, now));
    absent.keySet().removeAll(met);
    for (Map.Entry<String, String> one : old) {
      if (!met.contains(one.getKey())) {
        Optional<Past> found = history.find(one.getValue().substring(OPEN.length()));
        if (found.isPresent()) {
          absent.remove(one.getKey());
          journal.store().transact(sql -> keepOne(sql, one.getKey(), found.get()));
        } else if (staysAway(one.getKey(), now)) {
          giveUp(one.getKey());
        }
      }
    }
  }

  /** A history is late: what it does not show yet may have ended a moment ago. */
  private boolean staysAway(String name, Instant now) {
    return !absent.computeIfAbsent(name, any -> now).plus(OVERLAP).isAfter(now);
  }

  /** It ended while nobody looked, and is told of no more: asking on would never end. */
  private void giveUp(String name) {
    journal
        .store()
        .transact(
            sql ->
                sql.change(
                    "UPDATE feed_seen SET digest = ? || substr(digest, 6) WHERE feed = ? AND name = ?",
                    DONE,
                    journal.feed(),
                    name));
    absent.remove(name);
    LOG.warn(
        "{} {}: the exchange shows it no more and does not say how it ended: its last row stays as"
            + " it is",
        journal.feed(),
        name);
  }

  private Instant begin(Sql sql, HistoryMarks marks, Instant now) throws SQLException {
    String scope = marks.scope();
    Instant mark = marks.begin(sql, from, now);
    Instant overlap = mark.minus(OVERLAP);
    // What was open may have ended: it is found where it began.
    Instant oldest = now.minus(WINDOW).plus(OVERLAP);
    Instant open =
        sql.one(
                """
                SELECT at_ms FROM feed_seen
                WHERE feed = ? AND substr(name, 1, ?) = ? AND substr(digest, 1, 5) = 'open|'
                  AND at_ms >= ? ORDER BY at_ms LIMIT 1""",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                journal.feed(),
                prefix(scope).length(),
                prefix(scope),
                oldest.toEpochMilli())
            .orElse(overlap);
    return open.isBefore(overlap) ? open : overlap;
  }

  private List<Map.Entry<String, String>> old(Sql sql, String scope, Instant now)
      throws SQLException {
    return sql.list(
        """
        SELECT name, digest FROM feed_seen
        WHERE feed = ? AND substr(name, 1, ?) = ? AND substr(digest, 1, 5) = 'open|'
          AND at_ms < ? ORDER BY at_ms""",
        row -> Map.entry(row.getString(1), row.getString(2)),
        journal.feed(),
        prefix(scope).length(),
        prefix(scope),
        now.minus(WINDOW).plus(OVERLAP).toEpochMilli());
  }

  private Void keepOne(Sql sql, String name, Past past) throws SQLException {
    Optional<FeedRecord> changed = keep(sql, name, past);
    if (changed.isPresent()) {
      journal.add(sql, List.of(changed.get()), clock.instant());
    }
    return null;
  }

  private static String prefix(String scope) {
    return scope + "/";
  }

  private Void keep(Sql sql, HistoryMarks marks, List<Past> found, Instant end)
      throws SQLException {
    add(sql, marks.scope(), found);
    marks.end(sql, end);
    forget(sql, marks.scope(), end);
    return null;
  }

  private void add(Sql sql, String scope, List<Past> found) throws SQLException {
    List<FeedRecord> rows = new ArrayList<>();
    for (Past past : found) {
      keep(sql, prefix(scope) + past.name(), past).ifPresent(rows::add);
    }
    journal.add(sql, rows, clock.instant());
  }

  /** Returns the record of what is new or has changed. */
  private Optional<FeedRecord> keep(Sql sql, String name, Past past) throws SQLException {
    String digest = (past.settled() ? DONE : OPEN) + past.draft().digest();
    Optional<Known> known =
        sql.one(
            "SELECT revision, digest FROM feed_seen WHERE feed = ? AND name = ?",
            row -> new Known(row.getInt(1), row.getString(2)),
            journal.feed(),
            name);
    if (known.filter(one -> one.digest().equals(digest)).isPresent()) {
      return Optional.empty();
    }
    int revision = known.map(one -> one.revision() + 1).orElse(0);
    sql.change(
        """
        INSERT INTO feed_seen (feed, name, at_ms, revision, digest) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (feed, name)
        DO UPDATE SET revision = excluded.revision, digest = excluded.digest""",
        journal.feed(),
        name,
        past.at().toEpochMilli(),
        revision,
        digest);
    return Optional.of(past.draft().put("received_at", clock.instant()).record(revision));
  }

  /** What is settled and lies behind every window that will be read again is not met again. */
  private void forget(Sql sql, String scope, Instant end) throws SQLException {
    sql.change(
        """
        DELETE FROM feed_seen WHERE feed = ? AND substr(name, 1, ?) = ?
          AND substr(digest, 1, 5) = 'done|' AND at_ms < ?""",
        journal.feed(),
        prefix(scope).length(),
        prefix(scope),
        end.minus(WINDOW).minus(OVERLAP.multipliedBy(2)).toEpochMilli());
  }
}
