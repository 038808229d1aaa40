package io.github.bybitcamel.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a partition on disk: mended when it is opened, appended to, rewritten. */
final class PartitionFile {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionFile.class);
  private static final int DAY_OF_MINUTES = 2048;

  private final Path file;
  private final Path draft;
  private final RowFormat format;
  private final Entries entries;

  /**
   * Touches nothing yet.
   *
   * @param entries knows whether the file is found after a power cut
   */
  PartitionFile(Path file, RowFormat format, Entries entries) {
    this.file = file.toAbsolutePath();
    this.entries = entries;
    this.format = format;
    draft = file.resolveSibling(file.getFileName() + ".tmp");
  }

  /** Makes the file whole; returns the revision of each key that is in it. */
  Map<String, Integer> mend() throws IOException {
    Disk.unsyncedFolder(file.getParent());
    Files.deleteIfExists(draft);
    if (!Files.exists(file)) {
      create();
      return new HashMap<>();
    }
    Map<String, Integer> keys = new HashMap<>(DAY_OF_MINUTES);
    String header;
    long sound;
    int whole;
    try (InputStream in = Files.newInputStream(file)) {
      RowReader rows = new RowReader(in, format.quotesLineFeeds());
      header = format.header().isEmpty() ? "" : rows.next();
      if (format.header().equals(header)) {
        readKeys(rows, keys);
        sound = rows.sound();
      } else {
        sound = -1;
      }
      whole = rows.count();
    }
    if (header == null) {
      create();
    } else if (sound < 0) {
      rewrite(Map.of());
      return mend();
    } else if (sound < Files.size(file)) {
      cut(sound, whole);
    }
    return keys;
  }

  private void readKeys(RowReader rows, Map<String, Integer> keys) throws IOException {
    for (String row = rows.next(); row != null; row = rows.next()) {
      try {
        RowFormat.Written written = format.read(row);
        keys.merge(written.key(), written.revision(), Math::max);
      } catch (IOException e) {
        throw unreadable(rows.count(), e);
      }
    }
  }

  private UnreadableFileException unreadable(int row, IOException e) {
    return new UnreadableFileException(
        "row %d of %s cannot be read (%s): mend it or move the file away"
            .formatted(row, file, e.getMessage()),
        e);
  }

  /**
   * A file without one whole line has no row: it begins anew. Its entry is synced with the first
   * rows, by {@link #sync}.
   */
  private void create() throws IOException {
    entries.remove(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteText text = new ByteText();
      if (!format.header().isEmpty()) {
        text.text(format.header() + '\n');
      }
      text.writeTo(channel);
    }
  }

  /** Lets what was appended be there after a power cut, and the file with {@link Entries#sync}. */
  void sync(FileChannel channel) throws IOException {
    boolean first = !entries.has(file);
    channel.force(first);
    if (first) {
      entries.add(file);
    }
  }

  private void cut(long sound, int whole) throws IOException {
    byte[] tail;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(sound);
      tail = in.readAllBytes();
    }
    refuseRows(tail, whole);
    keepRows(tail);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(sound);
      channel.force(true);
    }
  }

  /** Whole rows behind a part of one are no torn write: somebody left a quote open. */
  private void refuseRows(byte[] tail, int whole) throws UnreadableFileException {
    String text = new String(tail, StandardCharsets.UTF_8);
    if (text.indexOf('\0') < 0) {
      String[] lines = text.split("\n", -1);
      for (int i = 1; i < lines.length - 1; i++) {
        if (isRow(lines[i])) {
          throw unreadable(whole + 1, new IOException("a quote in it is not closed"));
        }
      }
    }
  }

  private boolean isRow(String line) {
    try {
      format.read(line);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A torn write leaves a part of one row; more than that is a person's, and kept beside. */
  private void keepRows(byte[] tail) throws IOException {
    for (byte one : tail) {
      if (one == '\n') {
        Path torn = file.resolveSibling(file.getFileName() + ".torn");
        LOG.warn("{}: {} bytes at its end are no whole rows, kept in {}", file, tail.length, torn);
        Files.write(torn, tail, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return;
      }
    }
  }

  FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Returns what is another when somebody else changed the file; empty if it is gone. */
  Optional<Object> state() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.of(List.of(String.valueOf(now.fileKey()), now.size()));
  }

  /**
   * Puts corrected rows in place of theirs and moves all under the header of today, at once.
   *
   * @param corrections rows with their line feed, by key
   */
  void rewrite(Map<String, byte[]> corrections) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        FileChannel channel =
            FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 65536);
      copy(new RowReader(in, format.quotesLineFeeds()), corrections, out);
      out.flush();
      channel.force(true);
    }
    Disk.replace(draft, file);
  }

  private void copy(RowReader rows, Map<String, byte[]> corrections, OutputStream out)
      throws IOException {
    String header = "";
    if (!format.header().isEmpty()) {
      header = rows.next();
      out.write((format.header() + '\n').getBytes(StandardCharsets.UTF_8));
    }
    boolean moves = !format.header().equals(header);
    for (String row = rows.next(); row != null; row = rows.next()) {
      String ours;
      byte[] corrected;
      try {
        ours = moves ? format.move(row, header) : row;
        corrected = moves ? null : corrections.get(format.read(ours).key());
      } catch (IOException e) {
        throw unreadable(rows.count(), e);
      }
      out.write(corrected == null ? (ours + '\n').getBytes(StandardCharsets.UTF_8) : corrected);
    }
  }
}
