package io.github.bybitcamel.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock file beside a store: one holder, let go by the system when its process dies. */
record StoreLock(FileChannel channel) implements AutoCloseable {

  /** Holds nothing. */
  static final StoreLock NONE = new StoreLock(null);

  /**
   * Takes the lock.
   *
   * @param name of what is locked, for the message of whoever comes second
   */
  static StoreLock take(Path file, String name) {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!held(channel)) {
        channel.close();
        throw new FeedStoreException(name + " is in use by another process; stop it first");
      }
      return new StoreLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be locked", e);
    }
  }

  private static boolean held(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
