package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.SignalSource.Step;
import io.github.bybitcamel.feed.SignalSource.Story;
import io.github.bybitcamel.model.FeedRecord;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of signals, step by step. It is read from where it is kept for good, so that no step
 * is lost with the program. Where an older copy was put in that place, or a new one begun, it goes
 * on with what arrived since.
 */
final class SignalFeed implements Feed {

  private static final Logger LOG = LoggerFactory.getLogger(SignalFeed.class);
  private static final String MARK = "sequence";
  private static final String RECEIVED = "received";
  private static final int PIECE = 200;

  private final Journal journal;
  private final SignalSource signals;
  private final Clock clock;
  private boolean begun;

  /**
   * Creates a feed of signals.
   *
   * @param signals where they are kept
   */
  SignalFeed(Journal journal, SignalSource signals, Clock clock) {
    this.journal = journal;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    if (!begun) {
      begin();
      begun = true;
    }
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
      fresh = signals.after(mark(MARK), PIECE);
      if (!fresh.isEmpty()) {
        keep(fresh, Optional.of(fresh.get(fresh.size() - 1)));
      }
    } while (fresh.size() == PIECE);
  }

  /** Sequences are given anew where the signal that came last is not there, or is another. */
  private void begin() {
    long last = mark(MARK);
    long received = mark(RECEIVED);
    if (signals.find(last).filter(story -> received == 0 || at(story) == received).isPresent()) {
      return;
    }
    long common = signals.lastAt(received == 0 ? clock.instant() : Instant.ofEpochMilli(received));
    if (common < last) {
      LOG.warn(
          "{}: signal {} was archived, or another ledger was put here: what it has after {} is new",
          journal.feed(),
          last,
          common);
      journal.store().transact(sql -> goBack(sql, common));
    }
  }

  private Integer goBack(Sql sql, long sequence) throws SQLException {
    mark(sql, MARK, sequence);
    return sql.change(
        "DELETE FROM feed_seen WHERE feed = ? AND at_ms > ?", journal.feed(), sequence);
  }

  private static long at(Story story) {
    return story.receivedAt().toEpochMilli();
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

  private long mark(String scope) {
    return journal
        .store()
        .transact(
            sql ->
                sql.number(
                    "SELECT at_ms FROM feed_mark WHERE feed = ? AND scope = ?",
                    journal.feed(),
                    scope));
  }

  private void mark(Sql sql, String scope, long value) throws SQLException {
    sql.change(
        """
        INSERT INTO feed_mark (feed, scope, at_ms) VALUES (?, ?, ?)
        ON CONFLICT (feed, scope) DO UPDATE SET at_ms = excluded.at_ms""",
        journal.feed(),
        scope,
        value);
  }

  private void keep(List<Story> stories, Optional<Story> last) {
    journal
        .store()
        .transact(
            sql -> {
              List<FeedRecord> rows = new ArrayList<>();
              for (Story story : stories) {
                keep(sql, story, rows);
              }
              journal.add(sql, rows, clock.instant());
              if (last.isPresent()) {
                mark(sql, MARK, last.get().sequence());
                mark(sql, RECEIVED, at(last.get()));
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
