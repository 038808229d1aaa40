package io.github.bybitcamel.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system alone needs: to tell of a renamed file, and to put a few bytes on disk.
 *
 * @param watched milliseconds from the rename to the event
 * @param synced milliseconds of a write and fdatasync into a file of fixed length
 */
record WatchFloor(List<Double> watched, List<Double> synced) {

  private static final int LENGTH = 1 << 20;

  static WatchFloor run(Path directory, int rounds) throws IOException, InterruptedException {
    Program.clear(directory);
    return new WatchFloor(watched(directory, rounds), synced(directory, rounds));
  }

  private static List<Double> watched(Path directory, int rounds)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    Path inbox = directory.resolve("inbox");
    try (WatchService watch = inbox.getFileSystem().newWatchService()) {
      inbox.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      for (int i = 0; i < rounds; i++) {
        Path fresh = Files.writeString(directory.resolve(i + ".tmp"), InboxLatency.signal("s" + i));
        long start = System.nanoTime();
        Files.move(fresh, inbox.resolve(i + ".json"), StandardCopyOption.ATOMIC_MOVE);
        WatchKey key = watch.poll(10, TimeUnit.SECONDS);
        if (key == null) {
          throw new IOException("no event");
        }
        millis.add((System.nanoTime() - start) / 1e6);
        key.pollEvents();
        key.reset();
      }
    }
    return millis;
  }

  private static List<Double> synced(Path directory, int rounds) throws IOException {
    List<Double> millis = new ArrayList<>();
    try (FileChannel file =
        FileChannel.open(
            directory.resolve("preallocated"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(LENGTH));
      file.force(true);
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        file.write(ByteBuffer.allocate(512), (i * 512L) % LENGTH);
        file.force(false);
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    return millis;
  }
}
