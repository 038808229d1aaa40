package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Keeps what it takes; can be down, refuse, and die after it has taken. */
final class MemorySink implements Sink {

  private final Map<String, FeedRecord> standing = new LinkedHashMap<>();
  private final List<FeedRecord> taken = new ArrayList<>();
  private Predicate<FeedRecord> poison = any -> false;
  private boolean down;
  private boolean diesAfterwards;

  @Override
  public synchronized List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    if (down) {
      throw new SinkDownException("down", null);
    }
    List<Refused> refused = new ArrayList<>();
    for (FeedRecord record : records) {
      if (poison.test(record)) {
        refused.add(new Refused(record, "poison"));
        continue;
      }
      taken.add(record);
      standing.merge(record.key(), record, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    if (diesAfterwards) {
      throw new SinkDownException("died after it had taken them", null);
    }
    return refused;
  }

  synchronized void down(boolean now) {
    down = now;
  }

  synchronized void diesAfterwards(boolean now) {
    diesAfterwards = now;
  }

  synchronized void refuses(Predicate<FeedRecord> records) {
    poison = records;
  }

  /** Returns every record taken, repeats too. */
  synchronized List<FeedRecord> taken() {
    return List.copyOf(taken);
  }

  /** Returns the record that stands for each key. */
  synchronized List<FeedRecord> standing() {
    return List.copyOf(standing.values());
  }

  @Override
  public void close() {}
}
