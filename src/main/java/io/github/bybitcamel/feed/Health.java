package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.settings.SinkNames;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How far every feed has come into every sink, at one moment. */
record Health(Supplier<List<Progress>> feeds, Clock clock) implements Snapshot {

  @Override
  public List<FeedRecord> read(Journal journal) {
    Instant now = clock.instant();
    List<FeedRecord> rows = new ArrayList<>();
    for (Progress one : feeds.get()) {
      rows.add(
          Draft.of(RecordTypes.HEALTH)
              .put("series", one.series())
              .put("sink", SinkNames.shown(one.sink()))
              .put("watermark_ts", one.watermark())
              .put("gaps", one.gaps())
              .put("delivered", one.delivered())
              .put("pending", one.pending())
              .put("dead", one.dead())
              .put("error", one.error())
              .put("snapshot_ts", now)
              .record(0));
    }
    return rows;
  }
}
