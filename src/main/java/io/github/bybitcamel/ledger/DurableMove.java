package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A rename that a power cut does not take back, nor the content of what is renamed. */
public final class DurableMove {

  private DurableMove() {}

  /**
   * Puts the content of {@code from} on disk and renames it to {@code to}, atomically.
   *
   * @param to has a parent directory, on the same disk
   */
  public static void move(Path from, Path to) throws IOException {
    sync(from, StandardOpenOption.WRITE);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try {
      sync(to.getParent(), StandardOpenOption.READ);
    } catch (IOException e) {
      // Not every system lets a directory be synced; those that do need it.
    }
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
