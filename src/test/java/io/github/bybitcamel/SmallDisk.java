package io.github.bybitcamel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes that can be filled and freed. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {

  private final Path path;
  private final Path filler;

  private SmallDisk(Path path) {
    this.path = path;
    this.filler = path.resolve(".filler");
  }

  /** Returns whether this user may mount one here. */
  static boolean available(Path path) throws IOException {
    if (run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path.toString()) != 0) {
      return false;
    }
    return run("umount", path.toString()) == 0;
  }

  static SmallDisk at(Path path, int megabytes) throws IOException {
    Files.createDirectories(path);
    if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString())
        != 0) {
      throw new IOException("cannot mount at " + path);
    }
    return new SmallDisk(path);
  }

  void readOnly() throws IOException {
    if (run("mount", "-o", "remount,ro", path.toString()) != 0) {
      throw new IOException(path + " cannot be made read-only");
    }
  }

  /** Writes until nothing more goes. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] some = new byte[1024];
      while (Files.size(filler) >= 0) {
        out.write(some);
      }
    } catch (IOException e) {
      if (!e.getMessage().contains("No space")) {
        throw e;
      }
    }
  }

  void free() throws IOException {
    Files.delete(filler);
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "--lazy", path.toString());
  }
}
