package io.github.bybitcamel.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who did what from the page, and what came of it: a file of JSON Lines that is only ever appended
 * to. An action is on disk before it is carried out, and its result after.
 */
public final class Audit {

  private static final int SHOWN = 200;

  private final Path file;
  private final Clock clock;
  private final Deque<String> latest = new ArrayDeque<>();

  /**
   * A row.
   *
   * @param from address of who asked
   * @param step {@code asked}, {@code done} or {@code failed}
   */
  record Row(Instant at, String from, String action, String subject, String step, String text) {}

  /** Appends to {@code file}. */
  public Audit(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.forEach(this::remember);
      } catch (IOException e) {
        throw new UncheckedIOException("the audit file " + file + " cannot be read", e);
      }
    }
  }

  /**
   * Appends a row, durably.
   *
   * @throws UncheckedIOException if it is not on disk; then nothing may be done
   */
  public synchronized void write(
      String from, String action, String subject, String step, String text) {
    String line = Json.text(new Row(clock.instant(), from, action, subject, step, text));
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND)) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audit file " + file + " cannot be written", e);
    }
    remember(line);
  }

  private void remember(String line) {
    if (line.isBlank()) {
      return;
    }
    latest.addFirst(line);
    if (latest.size() > SHOWN) {
      latest.removeLast();
    }
  }

  /** Returns the latest rows, newest first, each an object of JSON. */
  synchronized List<String> latest() {
    return List.copyOf(latest);
  }
}
