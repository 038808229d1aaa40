package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Alarms, as they are raised and cleared. Those that stand when the program dies are raised anew by
 * whoever still has reason to.
 */
record AlarmFeed(Journal journal, Queue<Event> events, Clock clock) implements Feed {

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
  }

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    List<FeedRecord> rows = new ArrayList<>();
    for (Event event = events.poll(); event != null; event = events.poll()) {
      rows.add(event.record());
    }
    if (!rows.isEmpty()) {
      journal
          .store()
          .transact(
              sql -> {
                journal.add(sql, rows, clock.instant());
                return null;
              });
    }
  }
}
