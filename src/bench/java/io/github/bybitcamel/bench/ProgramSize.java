package io.github.bybitcamel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The jar and its libraries on disk. */
final class ProgramSize implements Row {

  @Override
  public String name() {
    return "jar + lib";
  }

  @Override
  public Limit limit() {
    return Limit.atMost(60, 45, "MB");
  }

  @Override
  public Measured measure(Lab lab) throws IOException {
    try (Stream<Path> files = Files.list(Program.LIB)) {
      long[] sizes = files.mapToLong(file -> file.toFile().length()).toArray();
      long bytes = Files.size(Program.JAR);
      for (long size : sizes) {
        bytes += size;
      }
      return Measured.of(bytes / 1e6, sizes.length + " libraries");
    }
  }
}
