package io.github.bybitcamel.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
      try (BufferedReader rows =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
        rows.lines().forEach(this::remember);
        latest.removeIf(line -> !isRow(line));
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
        String row = (isTorn() ? "\n" : "") + line + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(StandardCharsets.UTF_8));
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

  /** What a full disk or a power cut has torn must not spoil the next row. */
  private boolean isTorn() throws IOException {
    try (FileChannel rows = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long end = rows.size();
      return end > 0 && rows.read(last, end - 1) == 1 && last.get(0) != '\n';
    }
  }

  private static boolean isRow(String line) {
    try {
      return Json.read(line.getBytes(StandardCharsets.UTF_8)).has("action");
    } catch (BadRequestException e) {
      return false;
    }
  }

  private void remember(String line) {
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
