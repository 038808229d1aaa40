package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Files below a folder, one for each day of each series: {@code
 * ohlcv/exchange=bybit/…/date=2026-09-30/part-000.csv}.
 *
 * <p>A key stands once: the same or an older revision is skipped, a newer one replaces its row. May
 * be shared by feeds and by processes; they write one after the other.
 */
public final class FileSink implements Sink {

  private static final int OPEN = 24;

  /** Stretches of rows that are taken before they are written; fewer than partitions are open. */
  private static final int RUNS = 8;

  private final Path directory;
  private final FileKind kind;
  private final Map<RecordType, Layout> layouts = new HashMap<>();
  private final Entries entries = new Entries();
  private final Map<PartitionName, Partition> open = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Writes below a folder, which is made when the first record comes.
   *
   * @param kind the format of new and of existing files
   */
  public FileSink(Path directory, FileKind kind) {
    this.directory = directory;
    this.kind = kind;
  }

  @Override
  public synchronized List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    return alone(() -> write(records));
  }

  @Override
  public boolean dropsRepeats() {
    return true;
  }

  @Override
  public synchronized Optional<Instant> newest(
      RecordType type, Map<String, String> series, Instant before) throws SinkDownException {
    return alone(
        () -> Optional.of(newest(layouts.computeIfAbsent(type, Layout::new), series, before)));
  }

  private Instant newest(Layout layout, Map<String, String> series, Instant before)
      throws IOException {
    for (PartitionName name :
        PartitionName.there(layout, series, directory, before.toEpochMilli())) {
      if (!Files.exists(name.file(directory, kind.ending()))) {
        continue;
      }
      OptionalLong found = partition(name, new HashSet<>()).newest(series, before.toEpochMilli());
      if (found.isPresent()) {
        entries.sync();
        return Instant.ofEpochMilli(found.getAsLong());
      }
    }
    return Instant.EPOCH;
  }

  private interface Work<T> {
    T in() throws IOException;
  }

  private <T> T alone(Work<T> work) throws SinkDownException {
    try {
      Disk.folder(directory);
      try (FileChannel gate =
          FileChannel.open(
              directory.resolve(".records.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        gate.lock();
        return closedUnlessWell(work);
      }
    } catch (UnreadableFileException e) {
      throw new PartDownException(e.getMessage(), e);
    } catch (IOException | OverlappingFileLockException e) {
      close();
      throw new SinkDownException(directory + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Threads may be writing for what fails: it is closed while others are still locked out. */
  private <T> T closedUnlessWell(Work<T> work) throws IOException {
    boolean well = false;
    try {
      T result = work.in();
      well = true;
      return result;
    } finally {
      if (!well) {
        close();
      }
    }
  }

  /** Rows that follow one another and belong to one partition. */
  private record Run(PartitionName name, Partition partition, List<Object[]> rows) {

    boolean isFollowedBy(Run next) {
      return next.name.goesOnFrom(name);
    }
  }

  private List<Refused> write(List<FeedRecord> records) throws IOException {
    List<Refused> refused = new ArrayList<>();
    Set<Partition> touched = new LinkedHashSet<>();
    List<Run> runs = new ArrayList<>();
    Run run = null;
    Layout layout = null;
    for (FeedRecord record : records) {
      if (layout == null || !layout.type.equals(record.type())) {
        layout = layouts.computeIfAbsent(record.type(), Layout::new);
        run = null;
      }
      Object[] cells = layout.cells(record);
      String fault = layout.fault(cells);
      if (fault != null) {
        refused.add(new Refused(record, fault));
        continue;
      }
      if (run == null || !run.name.has(cells)) {
        if (runs.size() == RUNS) {
          writeAll(runs);
        }
        PartitionName name = PartitionName.of(layout, cells);
        run = new Run(name, partition(name, touched), new ArrayList<>());
        runs.add(run);
        touched.add(run.partition);
      }
      run.rows.add(cells);
    }
    writeAll(runs);
    flush(touched);
    return refused;
  }

  /**
   * Writes partitions side by side. Makes all files before the first is synced: a folder that is
   * being synced takes no new one.
   */
  private static void writeAll(List<Run> runs) throws IOException {
    for (Run run : runs) {
      run.partition.prepare();
    }
    if (runs.size() == 1) {
      runs.get(0).partition.offer(runs.get(0).rows);
    }
    for (int i = 0; runs.size() > 1 && i < runs.size(); i++) {
      Run run = runs.get(i);
      run.partition.offerAside(run.rows);
      if (i + 1 < runs.size() && run.isFollowedBy(runs.get(i + 1))) {
        run.partition.flushAside();
      }
    }
    runs.clear();
  }

  private void flush(Set<Partition> touched) throws IOException {
    if (touched.size() > 1) {
      touched.forEach(Partition::flushAside);
    }
    for (Partition each : touched) {
      each.flush();
    }
    entries.sync();
  }

  private Partition partition(PartitionName name, Set<Partition> touched) throws IOException {
    Partition partition = open.get(name);
    if (partition == null) {
      makeRoom(touched);
      RowFormat format = kind.format(name.layout());
      partition =
          new Partition(name.file(directory, kind.ending()), format, name.layout(), entries);
      open.put(name, partition);
    }
    return partition;
  }

  private void makeRoom(Set<Partition> touched) throws IOException {
    Iterator<Partition> eldest = open.values().iterator();
    while (open.size() >= OPEN && eldest.hasNext()) {
      Partition partition = eldest.next();
      partition.flush();
      partition.close();
      touched.remove(partition);
      eldest.remove();
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Partition::close);
    open.clear();
    entries.clear();
  }
}
