package io.github.bybitcamel;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkFactory;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Writes every record to the log, until the sinks are merged. */
final class LogSinks implements SinkFactory {

  @Override
  public Sink open(String sink, String feed) {
    return new Sink() {
      @Override
      public List<Refused> take(List<FeedRecord> records) {
        records.forEach(
            one -> LoggerFactory.getLogger("sink").info("{} {} {}", feed, one.key(), one.values()));
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
