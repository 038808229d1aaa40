package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.SignalSource.Step;
import io.github.bybitcamel.feed.SignalSource.Story;
import io.github.bybitcamel.model.FeedRecord;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of signals, step by step. It is read from where it is kept for good, so that no step
 * is lost with the program.
 */
record SignalFeed(Journal journal, SignalSource signals, Clock clock) implements Feed {

  private static final String MARK = "sequence";
  private static final int PIECE = 200;

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    for (long sequence : unsettled()) {
      Optional<Story> story = signals.find(sequence);
      if (story.isPresent()) {
        keep(List.of(story.get()), Optional.empty());
      } else {
        journal.store().transact(sql -> forget(sql, sequence));
      }
    }
    List<Story> fresh;
    do {
      fresh = signals.after(mark(), PIECE);
      if (!fresh.isEmpty()) {
        keep(fresh, Optional.of(fresh.get(fresh.size() - 1).sequence()));
      }
    } while (fresh.size() == PIECE);
  }

  private List<Long> unsettled() {
    return journal
        .store()
        .transact(
            sql ->
                sql.list(
                    "SELECT at_ms FROM feed_seen WHERE feed = ? ORDER BY at_ms",
                    row -> row.getLong(1),
                    journal.feed()));
  }

  private long mark() {
    return journal
        .store()
        .transact(
            sql ->
                sql.number(
                    "SELECT at_ms FROM feed_mark WHERE feed = ? AND scope = ?",
                    journal.feed(),
                    MARK));
  }

  private void keep(List<Story> stories, Optional<Long> mark) {
    journal
        .store()
        .transact(
            sql -> {
              List<FeedRecord> rows = new ArrayList<>();
              for (Story story : stories) {
                keep(sql, story, rows);
              }
              journal.add(sql, rows, clock.instant());
              if (mark.isPresent()) {
                sql.change(
                    """
                    INSERT INTO feed_mark (feed, scope, at_ms) VALUES (?, ?, ?)
                    ON CONFLICT (feed, scope) DO UPDATE SET at_ms = excluded.at_ms""",
                    journal.feed(),
                    MARK,
                    mark.get());
              }
              return null;
            });
  }

  /** The store holds, by leg, how many steps of an unsettled signal were journalled. */
  private void keep(Sql sql, Story story, List<FeedRecord> rows) throws SQLException {
    String known =
        sql.one(
                "SELECT digest FROM feed_seen WHERE feed = ? AND name = ?",
                row -> row.getString(1),
                journal.feed(),
                Long.toString(story.sequence()))
            .orElse(" ");
    StringBuilder all = new StringBuilder(" ");
    for (Step step : story.steps()) {
      String name = step.leg() + step.number() + " ";
      all.append(name);
      if (!known.contains(" " + name)) {
        rows.add(record(story, step));
      }
    }
    forget(sql, story.sequence());
    if (!story.settled()) {
      sql.change(
          "INSERT INTO feed_seen (feed, name, at_ms, revision, digest) VALUES (?, ?, ?, 0, ?)",
          journal.feed(),
          Long.toString(story.sequence()),
          story.sequence(),
          all.toString());
    }
  }

  private Integer forget(Sql sql, long sequence) throws SQLException {
    return sql.change(
        "DELETE FROM feed_seen WHERE feed = ? AND name = ?",
        journal.feed(),
        Long.toString(sequence));
  }

  private FeedRecord record(Story story, Step step) {
    return Draft.of(RecordTypes.SIGNAL_EVENT)
        .put("account", story.account())
        .put("source", story.source())
        .put("id", story.id())
        .put("sequence", story.sequence())
        .put("step", step.number())
        .put("leg", step.leg())
        .put("symbol", story.symbol())
        .put("action", story.action())
        .put("state", step.state())
        .put("reason", step.reason())
        .put("order_link_id", step.orderLinkId())
        .put("order_id", step.orderId())
        .put("filled_qty", step.filledQuantity())
        .put("avg_price", step.averagePrice())
        .put("event_ts", step.at())
        .put("received_at", clock.instant())
        .record(0);
  }
}
