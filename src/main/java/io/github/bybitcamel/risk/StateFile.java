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

/**
 * Where trading stands, in a file: whoever looks at it sees the same, whatever program set it, and
 * it is there after a crash. No file means {@link TradingState#ACTIVE}.
 */
final class StateFile {

  private final Path file;
  private final File plain;
  private volatile Standing seen = Standing.ACTIVE;

  StateFile(Path file) {
    this.file = file;
    this.plain = file.toFile();
  }

  /** Returns whether there is one; also false where the file system cannot say. */
  boolean exists() {
    return plain.exists();
  }

  /** Returns what it said when it was last read or written. */
  Standing lastSeen() {
    return seen;
  }

  /**
   * Reads it. What cannot be read, or understood, is {@link TradingState#HALTED}. What stopped
   * trading is not undone by a file that goes away: whoever resumes writes it.
   */
  Standing read() {
    try {
      String[] lines = Files.readString(file).split("\n", 2);
      seen = new Standing(TradingState.valueOf(lines[0]), lines.length > 1 ? lines[1].strip() : "");
      return seen;
    } catch (NoSuchFileException e) {
      return seen;
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
      seen = standing;
    } catch (IOException e) {
      throw new UncheckedIOException("the state of trading is not on disk", e);
    }
  }
}
