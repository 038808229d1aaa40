package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.DurableMove;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that appears whole and durable, or not at all; it replaces nothing. */
final class NewFile implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final BufferedWriter writer;

  private NewFile(Path target, Path part) throws IOException {
    this.target = target;
    this.part = part;
    this.writer = Files.newBufferedWriter(part);
  }

  /**
   * Begins the file.
   *
   * @throws CommandException if there is one of this name
   */
  static NewFile at(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    if (Files.exists(target)) {
      throw CommandException.refused(path + " exists, and nothing is replaced: name another file");
    }
    return new NewFile(target, Path.of(target + ".part"));
  }

  void line(String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Puts it on disk under its name. */
  void finish() throws IOException {
    writer.close();
    DurableMove.move(part, target);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(part);
  }
}
