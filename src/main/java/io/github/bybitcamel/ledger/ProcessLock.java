package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock file: one holder over all processes, let go by the system when its process dies. */
final class ProcessLock implements AutoCloseable {

  /**
   * What this process holds. Asking the system is no way to find out: to close a second channel on
   * a file lets go of the first one's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Far behind the text, so that others can read who holds it where locks are mandatory. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param what is locked, for the message of whoever comes second
   */
  static ProcessLock take(Path path, String what) throws IOException {
    Path file = path.getParent().toRealPath().resolve(path.getFileName());
    if (!HELD.add(file)) {
      throw new LedgerException("%s is open in this process already".formatted(what));
    }
    try {
      return new ProcessLock(file, lock(file, what));
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel lock(Path file, String what) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock(POSITION, 1, false);
    if (lock == null) {
      channel.close();
      throw new LedgerException(
          "%s is in use by process %s, which holds %s; stop it first"
              .formatted(what, Files.readString(file).strip(), file));
    }
    String holder = ProcessHandle.current().pid() + "\n";
    channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The system lets go of the lock when the process ends, at the latest.
    } finally {
      HELD.remove(file);
    }
  }
}
