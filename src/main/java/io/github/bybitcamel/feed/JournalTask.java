package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries journalled rows into one sink, in their order; each type by itself. */
final class JournalTask implements Task {

  private static final Logger LOG = LoggerFactory.getLogger(JournalTask.class);
  private static final int PIECE = 500;

  private final Journal journal;
  private final String sink;
  private final Clock clock;

  JournalTask(Journal journal, String sink, Clock clock) {
    this.journal = journal;
    this.sink = sink;
    this.clock = clock;
    journal.begin(sink);
  }

  @Override
  public boolean step(SinkDoor door) throws SinkDownException {
    List<Journal.Held> rows = journal.next(sink, PIECE);
    if (rows.isEmpty()) {
      return false;
    }
    Map<RecordType, List<FeedRecord>> byType = new LinkedHashMap<>();
    for (Journal.Held row : rows) {
      byType.computeIfAbsent(row.record().type(), any -> new ArrayList<>()).add(row.record());
    }
    List<DeadLetter> dead = new ArrayList<>();
    for (List<FeedRecord> records : byType.values()) {
      for (Sink.Refused one : door.take(records)) {
        LOG.warn("{}: {} refused: {}", journal.feed(), one.record().key(), one.reason());
        dead.add(DeadLetter.of(one, clock.instant()));
      }
    }
    journal.taken(sink, rows.get(rows.size() - 1).id(), rows.size(), dead);
    return rows.size() == PIECE;
  }
}
