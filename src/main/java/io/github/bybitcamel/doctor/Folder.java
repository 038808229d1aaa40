package io.github.bybitcamel.doctor;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that the desk writes to.
 *
 * @param path where it is, or will be
 */
record Folder(Path path) {

  /** A dot file: the desk leaves it alone wherever it lies. */
  private static final String PROBE = ".doctor-" + ProcessHandle.current().pid() + ".tmp";

  /** Returns the folder itself, or the nearest one above it that is there already. */
  Folder present() {
    Path nearest = path.toAbsolutePath();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return new Folder(nearest);
  }

  /**
   * Writes a file and takes it away.
   *
   * @throws IOException if that cannot be done
   */
  void tryToWrite() throws IOException {
    Path probe = path.resolve(PROBE);
    try {
      Files.writeString(probe, "doctor");
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /**
   * Renames a file from here to {@code target} as the desk does, and takes it away.
   *
   * @throws AtomicMoveNotSupportedException if they are not on one file system
   */
  void tryToRename(Path target) throws IOException {
    Path from = path.resolve(PROBE);
    Path to = target.resolve(PROBE);
    try {
      Files.writeString(from, "doctor");
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(from);
      Files.deleteIfExists(to);
    }
  }
}
