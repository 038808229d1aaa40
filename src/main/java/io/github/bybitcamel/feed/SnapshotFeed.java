package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import java.time.Clock;
import java.util.List;

/** Snapshots: journalled whole or not at all, then carried into every sink. */
record SnapshotFeed(Journal journal, Snapshot snapshot, Clock clock) implements Feed {

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    List<FeedRecord> rows = snapshot.read(journal);
    journal
        .store()
        .transact(
            sql -> {
              journal.add(sql, rows, clock.instant());
              return null;
            });
  }
}
