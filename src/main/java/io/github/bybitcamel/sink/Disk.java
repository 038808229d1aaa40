package io.github.bybitcamel.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes of folders that a power cut does not take back. */
final class Disk {

  private Disk() {}

  /** Makes a folder with those above it. */
  static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    folder(parent);
    Files.createDirectories(folder);
    sync(parent);
  }

  /** Makes a folder in one that may be made too; its own entry there is the caller's to sync. */
  static void unsyncedFolder(Path folder) throws IOException {
    folder(folder.getParent());
    Files.createDirectories(folder);
  }

  /** Puts a file, whose content is on disk, in another's place. */
  static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(to.toAbsolutePath().getParent());
  }

  static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system lets a folder be synced; those that do need it.
    }
  }
}
