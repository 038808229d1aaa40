package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries journalled rows into one sink, in their order; each type by itself. */
final class JournalTask implements Task {

  private static final Logger LOG = LoggerFactory.getLogger(JournalTask.class);
  private static final int PIECE = 500;
  private static final Duration RECENT = Duration.ofHours(1);

  private final Journal journal;
  private final String sink;
  private final Clock clock;
  private boolean repeated;

  JournalTask(Journal journal, String sink, Clock clock) {
    this.journal = journal;
    this.sink = sink;
    this.clock = clock;
    long missed = journal.begin(sink);
    if (missed > 0) {
      LOG.warn(
          "{}: the sink {} is new and gets what comes from {} on, none of the {} rows before",
          journal.feed(),
          sink,
          clock.instant(),
          missed);
    }
  }

  @Override
  public boolean step(SinkDoor door) throws SinkDownException {
    repeat(door);
    int piece = Math.min(PIECE, door.most());
    List<Journal.Held> rows = journal.next(sink, piece);
    if (rows.isEmpty()) {
      return false;
    }
    List<DeadLetter> dead = new ArrayList<>();
    for (List<FeedRecord> records : byType(rows.stream().map(Journal.Held::record).toList())) {
      for (Sink.Refused one : door.take(records)) {
        LOG.warn("{}: {} refused: {}", journal.feed(), one.record().key(), one.reason());
        dead.add(DeadLetter.of(one, clock.instant()));
      }
    }
    journal.taken(sink, rows.get(rows.size() - 1).id(), dead);
    return rows.size() == piece;
  }

  /** What was taken last may be gone with the tail of a file: once after a start it comes again. */
  private void repeat(SinkDoor door) throws SinkDownException {
    if (repeated) {
      return;
    }
    if (door.dropsRepeats()) {
      List<FeedRecord> latest = journal.latest(sink, clock.instant().minus(RECENT), PIECE);
      for (List<FeedRecord> records : byType(latest)) {
        LOG.debug("{}: {} repeated", journal.feed(), records.size() - door.take(records).size());
      }
    }
    repeated = true;
  }

  private static Collection<List<FeedRecord>> byType(List<FeedRecord> records) {
    Map<RecordType, List<FeedRecord>> byType = new LinkedHashMap<>();
    for (FeedRecord record : records) {
      byType.computeIfAbsent(record.type(), any -> new ArrayList<>()).add(record);
    }
    return byType.values();
  }
}
