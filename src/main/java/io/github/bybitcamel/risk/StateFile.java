package io.github.bybitcamel.risk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where trading stands, in a file: whoever looks at it sees the same, whatever program set it, and
 * it is there after a crash. No file means {@link TradingState#ACTIVE}.
 */
final class StateFile {

  private final Path file;
  private final File plain;
  private final Content content;
  private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(Standing.ACTIVE, 0));

  /** How the text of a file is read. */
  @FunctionalInterface
  interface Content {
    String of(Path file) throws IOException;
  }

  /**
   * What is known of the file.
   *
   * @param writes how often it was written here before that was known
   */
  private record Seen(Standing standing, long writes) {}

  StateFile(Path file) {
    this(file, Files::readString);
  }

  /** Reads by {@code content}. */
  StateFile(Path file, Content content) {
    this.file = file;
    this.plain = file.toFile();
    this.content = content;
  }

  /** Returns whether there is one; also false where the file system cannot say. */
  boolean exists() {
    return plain.exists();
  }

  /** Returns what it said when it was last read or written. */
  Standing lastSeen() {
    return seen.get().standing();
  }

  /**
   * Reads it. What cannot be read, or understood, is {@link TradingState#HALTED}. What stopped
   * trading is not undone by a file that goes away: whoever resumes writes it. Nor is what was
   * written while it was read undone by what it said before: the stricter of both is returned.
   */
  Standing read() {
    long writes = seen.get().writes();
    try {
      String[] lines = content.of(file).split("\n", 2);
      Standing read =
          new Standing(TradingState.valueOf(lines[0]), lines.length > 1 ? lines[1].strip() : "");
      Seen now = seen.updateAndGet(last -> last.writes() == writes ? new Seen(read, writes) : last);
      return read.or(now.standing());
    } catch (NoSuchFileException e) {
      return lastSeen();
    } catch (IOException | IllegalArgumentException e) {
      return new Standing(
          TradingState.HALTED, "the file " + file + " cannot be read; resume writes it anew");
    }
  }

  /**
   * Writes it; on disk when it returns.
   *
   * @throws UncheckedIOException if it is not on disk
   */
  void write(Standing standing) {
    byte[] text =
        (standing.state() + "\n" + standing.reason() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
        entry.force(true);
      }
      seen.updateAndGet(last -> new Seen(standing, last.writes() + 1));
    } catch (IOException e) {
      throw new UncheckedIOException("the state of trading is not on disk", e);
    }
  }
}
