package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Alarms, as they are raised and cleared. Those that stood when the program ended are cleared by
 * the next start; whoever still has reason to raises them anew.
 */
final class AlarmFeed implements Feed {

  private static final String ENDED = "the program ended; if it is so still, it is raised anew";

  private final Journal journal;
  private final Queue<Event> events;
  private final Clock clock;

  /** Told, and not in the store yet. */
  private final List<Event> fresh = new ArrayList<>();

  private boolean begun;

  /**
   * An alarm that was raised or cleared.
   *
   * @param since when it was raised
   */
  record Event(
      String code, String subject, String text, Instant since, Instant at, boolean cleared) {

    FeedRecord record() {
      return Draft.of(RecordTypes.ALARM)
          .put("alarm_ts", at)
          .put("severity", cleared ? "info" : "error")
          .put("code", code)
          .put("subject", subject)
          .put("text", text)
          .put("since", since)
          .put("cleared", cleared)
          .record(0);
    }

    String name() {
      return code + " " + subject;
    }
  }

  /**
   * Creates a feed of alarms.
   *
   * @param events where they are told
   */
  AlarmFeed(Journal journal, Queue<Event> events, Clock clock) {
    this.journal = journal;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    for (Event event = events.poll(); event != null; event = events.poll()) {
      fresh.add(event);
    }
    if (!begun || !fresh.isEmpty()) {
      journal.store().transact(this::keep);
      begun = true;
      fresh.clear();
    }
  }

  /** The store holds those that stand. */
  private Void keep(Sql sql) throws SQLException {
    List<FeedRecord> rows = new ArrayList<>();
    if (!begun) {
      for (Event left : standing(sql)) {
        forget(sql, left);
        rows.add(left.record());
      }
    }
    for (Event event : fresh) {
      forget(sql, event);
      if (!event.cleared()) {
        sql.change(
            "INSERT INTO feed_seen (feed, name, at_ms, revision, digest) VALUES (?, ?, ?, 0, ?)",
            journal.feed(),
            event.name(),
            event.since().toEpochMilli(),
            RowText.of(event.record()));
      }
      rows.add(event.record());
    }
    journal.add(sql, rows, clock.instant());
    return null;
  }

  /** Returns how those are cleared that an earlier run has left. */
  private List<Event> standing(Sql sql) throws SQLException {
    return sql.list(
        "SELECT digest FROM feed_seen WHERE feed = ? ORDER BY at_ms",
        row -> cleared(RowText.read(RecordTypes.ALARM, 0, row.getString(1))),
        journal.feed());
  }

  private Event cleared(FeedRecord raised) {
    return new Event(
        String.valueOf(raised.value("code")),
        String.valueOf(raised.value("subject")),
        ENDED,
        Instant.ofEpochMilli((Long) raised.value("since")),
        clock.instant(),
        true);
  }

  private void forget(Sql sql, Event event) throws SQLException {
    sql.change("DELETE FROM feed_seen WHERE feed = ? AND name = ?", journal.feed(), event.name());
  }
}
