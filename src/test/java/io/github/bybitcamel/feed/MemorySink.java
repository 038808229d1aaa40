package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps what it takes; can be down, refuse, and die after it has taken. */
final class MemorySink implements Sink {

  private final Map<String, FeedRecord> standing = new LinkedHashMap<>();
  private final List<FeedRecord> taken = new ArrayList<>();
  private Predicate<FeedRecord> poison = any -> false;
  private boolean down;
  private boolean diesAfterwards;
  private boolean tells = true;
  private int most = Integer.MAX_VALUE;
  private int failsAfter = Integer.MAX_VALUE;
  private Runnable onTake = () -> {};
  private boolean stopping;

  @Override
  public synchronized List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    if (down) {
      throw new SinkDownException("down", null);
    }
    List<Refused> refused = new ArrayList<>();
    for (FeedRecord record : records) {
      if (taken.size() == failsAfter) {
        throw new SinkDownException("down in the midst of it", null);
      }
      if (poison.test(record)) {
        refused.add(new Refused(record, "poison"));
        continue;
      }
      taken.add(record);
      standing.merge(record.key(), record, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    onTake.run();
    if (diesAfterwards) {
      throw new SinkDownException("died after it had taken them", null);
    }
    return refused;
  }

  @Override
  public synchronized int most() {
    return most;
  }

  @Override
  public synchronized Optional<Instant> newest(
      RecordType type, Map<String, String> series, Instant before) {
    if (!tells) {
      return Optional.empty();
    }
    return Optional.of(
        standing.values().stream()
            .filter(one -> one.type().equals(type))
            .filter(
                one ->
                    series.entrySet().stream()
                        .allMatch(value -> value.getValue().equals(one.value(value.getKey()))))
            .map(one -> Instant.ofEpochMilli((Long) one.value(type.time())))
            .filter(before::isAfter)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH));
  }

  /** Returns the way into it that a courier has. */
  SinkDoor door() {
    return new SinkDoor() {
      @Override
      public List<Refused> take(List<FeedRecord> records) throws SinkDownException {
        return MemorySink.this.take(records);
      }

      @Override
      public int most() {
        return MemorySink.this.most();
      }

      @Override
      public boolean stopping() {
        return MemorySink.this.stopping();
      }

      @Override
      public Optional<Instant> newest(RecordType type, Map<String, String> series, Instant before) {
        return MemorySink.this.newest(type, series, before);
      }
    };
  }

  /** Takes few at once. */
  synchronized void most(int records) {
    most = records;
  }

  /** Does something each time it has taken records. */
  synchronized void onTake(Runnable work) {
    onTake = work;
  }

  /** Says whether its courier is being stopped. */
  synchronized void stopping(boolean now) {
    stopping = now;
  }

  private synchronized boolean stopping() {
    return stopping;
  }

  /** Fails once it has taken so many records in all. */
  synchronized void failsAfter(int records) {
    failsAfter = records;
  }

  /** Says whether it can tell what it has. */
  synchronized void tells(boolean now) {
    tells = now;
  }

  /** Loses every candle from a time on. */
  synchronized void forgetFrom(Instant time) {
    standing.values().removeIf(one -> ((Long) one.value(one.type().time())) >= time.toEpochMilli());
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
