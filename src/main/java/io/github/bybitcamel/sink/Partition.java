package io.github.bybitcamel.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An open partition: which keys it has, and what is to be written next. */
final class Partition implements AutoCloseable {

  private final PartitionFile disk;
  private final RowFormat format;
  private final Layout layout;
  private final ByteText rows = new ByteText();
  private final Map<String, byte[]> corrections = new LinkedHashMap<>();
  private Map<String, Integer> keys = Map.of();
  private FileChannel channel;
  private Optional<Object> state = Optional.empty();
  private boolean begun;

  Partition(Path file, RowFormat format, Layout layout) {
    this.format = format;
    this.layout = layout;
    disk = new PartitionFile(file, format);
  }

  /** Takes a record into memory; {@link #flush} puts it on disk. */
  void offer(Object[] cells, int revision) throws IOException {
    if (!begun) {
      begin();
    }
    String key = layout.keyInFolder(cells);
    Integer known = keys.get(key);
    if (known != null && known >= revision) {
      return;
    }
    keys.put(key, revision);
    int start = rows.length();
    format.write(cells, rows);
    if (known != null) {
      corrections.put(key, rows.copy(start));
      rows.cut(start);
    }
  }

  /** Reads the file where it is not as we left it. */
  private void begin() throws IOException {
    if (channel == null || !disk.state().equals(state)) {
      close();
      keys = disk.mend();
      channel = disk.open();
    }
    begun = true;
  }

  /**
   * Returns the newest time of a series that is on disk; empty if none is.
   *
   * @param series values of key columns, by name
   * @param before epoch milliseconds, exclusive
   */
  OptionalLong newest(Map<String, String> series, long before) throws IOException {
    begin();
    OptionalLong newest =
        keys.keySet().stream()
            .map(key -> key.split("\0", -1))
            .filter(key -> layout.isOf(series, key))
            .mapToLong(layout::timeOf)
            .filter(time -> time < before)
            .max();
    flush();
    return newest;
  }

  /** Puts on disk what was offered. */
  void flush() throws IOException {
    if (!begun) {
      return;
    }
    if (rows.length() > 0) {
      rows.writeTo(channel);
      channel.force(false);
    }
    if (!corrections.isEmpty()) {
      disk.rewrite(corrections);
      corrections.clear();
      channel.close();
      channel = disk.open();
    }
    state = disk.state();
    begun = false;
  }

  /** Closes the file. What was not flushed is forgotten. */
  @Override
  public void close() {
    rows.cut(0);
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
