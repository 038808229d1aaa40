package io.github.bybitcamel.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** An open partition: which keys it has, and what is to be written next. */
final class Partition implements AutoCloseable {

  /** Rows are written when there are so many bytes of them. */
  private static final int CHUNK = 60_000;

  private static final int FULL_ROW = 1024;

  /** Days are put on disk side by side: one waits for its sync while the next is written. */
  private static final Executor WRITERS = DaemonPool.of("file sink", 4);

  /** Empty ones; a long way back would make one for each day. */
  private static final Queue<ByteText> SPARE = new ArrayBlockingQueue<>(8);

  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final PartitionFile disk;
  private final RowFormat format;
  private final Layout layout;

  /** Rows that are not in the file yet; absent where there are none. */
  private Optional<ByteText> rows = Optional.empty();

  private final Map<String, byte[]> corrections = new LinkedHashMap<>();

  /**
   * Revisions by key; empty while each row is of a later time than those before: it is new then.
   */
  private Optional<Map<String, Integer>> keys = Optional.empty();

  private long newest;
  private FileChannel channel;
  private Optional<Object> state = Optional.empty();
  private boolean begun;

  /** Whether rows went into the file that are not synced. */
  private boolean written;

  /** Whether rows were found in the file: who wrote them may have died before it synced them. */
  private boolean unsure;

  private CompletableFuture<Void> flushing = NOTHING;

  /**
   * Opens nothing yet.
   *
   * @param entries knows whether the file is found after a power cut
   */
  Partition(Path file, RowFormat format, Layout layout, Entries entries) {
    this.format = format;
    this.layout = layout;
    disk = new PartitionFile(file, format, entries);
  }

  /** Makes the file ready, and makes it where there is none. */
  void prepare() throws IOException {
    begin(!layout.timeInKey);
  }

  /** Takes records; with {@link #flush} they are on disk for good. */
  void offer(List<Object[]> records) throws IOException {
    prepare();
    settle();
    write(records);
  }

  /** Takes records on another thread, behind what was begun before, once it is prepared. */
  void offerAside(List<Object[]> records) {
    // It may have been flushed aside since: a take can come back to a day.
    begun = true;
    aside(() -> write(records));
  }

  private void write(List<Object[]> records) throws IOException {
    ByteText to = rows();
    for (Object[] cells : records) {
      write(cells, to);
      if (to.length() > CHUNK) {
        written = true;
        to.writeTo(channel);
      }
    }
  }

  private ByteText rows() {
    if (rows.isEmpty()) {
      rows =
          Optional.of(
              Optional.ofNullable(SPARE.poll()).orElseGet(() -> new ByteText(CHUNK + FULL_ROW)));
    }
    return rows.get();
  }

  private void write(Object[] cells, ByteText to) throws IOException {
    long at = (Long) cells[layout.time];
    boolean follows = keys.isEmpty() && layout.timeInKey && at > newest;
    newest = Math.max(newest, at);
    if (follows) {
      format.write(cells, to);
    } else {
      writeAmong(keys(), cells, to);
    }
  }

  private void writeAmong(Map<String, Integer> there, Object[] cells, ByteText to) {
    int revision = layout.revision(cells);
    String key = layout.keyInFolder(cells);
    Integer known = there.get(key);
    written |= known != null && unsure;
    if (known != null && known >= revision) {
      return;
    }
    there.put(key, revision);
    int start = to.length();
    format.write(cells, to);
    if (known != null) {
      corrections.put(key, to.copy(start));
      to.cut(start);
    }
  }

  /** Reads the file where it is not as we left it. */
  private void begin(boolean keysWanted) throws IOException {
    if (begun) {
      return;
    }
    settle();
    if (channel == null || !disk.state().equals(state)) {
      close();
      Map<String, Integer> there = disk.mend();
      unsure = !there.isEmpty();
      keys = Optional.of(there).filter(any -> keysWanted);
      newest =
          there.keySet().stream()
              .mapToLong(key -> layout.timeOf(Layout.parts(key)))
              .max()
              .orElse(Long.MIN_VALUE);
      channel = disk.open();
    }
    begun = true;
  }

  /** Returns which keys the file has with what was offered, read now if nobody asked before. */
  private Map<String, Integer> keys() throws IOException {
    if (keys.isEmpty()) {
      writeRows();
      keys = Optional.of(disk.mend());
    }
    return keys.get();
  }

  /**
   * Returns the newest time of a series that is on disk, now for good; empty if none is.
   *
   * @param series values of key columns, by name
   * @param before epoch milliseconds, exclusive
   */
  OptionalLong newest(Map<String, String> series, long before) throws IOException {
    begin(true);
    OptionalLong found =
        keys().keySet().stream()
            .map(Layout::parts)
            .filter(key -> layout.isOf(series, key))
            .mapToLong(layout::timeOf)
            .filter(time -> time < before)
            .max();
    written |= found.isPresent() && unsure;
    flush();
    return found;
  }

  /** Begins to put on disk what was offered; {@link #flush} waits for it. */
  void flushAside() {
    if (begun) {
      begun = false;
      aside(this::sync);
    }
  }

  /** Does something with the file on another thread, behind what was begun before. */
  private void aside(Work work) {
    flushing =
        flushing.thenRunAsync(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            WRITERS);
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Puts on disk what was offered. */
  void flush() throws IOException {
    settle();
    if (begun) {
      begun = false;
      sync();
    }
  }

  /** Waits for what was begun aside, and fails as it did. */
  private void settle() throws IOException {
    try {
      flushing.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw e.getCause() instanceof UncheckedIOException failed
          ? failed.getCause()
          : new IOException(e.getCause());
    } finally {
      flushing = NOTHING;
    }
  }

  private void writeRows() throws IOException {
    if (rows.isPresent() && rows.get().length() > 0) {
      written = true;
      rows.get().writeTo(channel);
    }
  }

  private void sync() throws IOException {
    writeRows();
    putBack();
    if (written) {
      written = false;
      disk.sync(channel);
      unsure = false;
    }
    if (!corrections.isEmpty()) {
      disk.rewrite(corrections);
      corrections.clear();
      channel.close();
      channel = disk.open();
    }
    state = disk.state();
  }

  private void putBack() {
    rows.ifPresent(SPARE::offer);
    rows = Optional.empty();
  }

  /** Closes the file. What was not flushed is forgotten. */
  @Override
  public void close() {
    flushing.exceptionally(failed -> null).join();
    flushing = NOTHING;
    rows.ifPresent(text -> text.cut(0));
    putBack();
    written = false;
    corrections.clear();
    begun = false;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // What was flushed is on disk; the rest is offered again.
    }
    channel = null;
  }
}
