package io.github.bybitcamel.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes partitions of a {@link FileSink} that are older than what is kept. */
public final class Retention {

  private static final int DEPTH = 32;

  private final Path directory;
  private final int days;
  private final Clock clock;

  /**
   * Keeps so many days.
   *
   * @param days whole days before today that stay, UTC; 0 keeps all for ever
   */
  public Retention(Path directory, int days, Clock clock) {
    this.directory = directory;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Deletes what is too old, files of partitions only.
   *
   * @return how many files went
   * @throws IOException if a folder cannot be read or a file not be deleted
   */
  public int prune() throws IOException {
    if (days == 0 || !Files.isDirectory(directory)) {
      return 0;
    }
    LocalDate oldest = LocalDate.now(clock.withZone(java.time.ZoneOffset.UTC)).minusDays(days);
    List<Path> old;
    try (Stream<Path> all = Files.walk(directory, DEPTH)) {
      old =
          all.filter(Files::isDirectory)
              .filter(folder -> lastDay(folder).filter(day -> day.isBefore(oldest)).isPresent())
              .toList();
    }
    int gone = 0;
    for (Path folder : old) {
      gone += delete(folder);
    }
    return gone;
  }

  /** Returns how many bytes all files below the folder have. */
  public long bytes() throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(directory, DEPTH)) {
      return all.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Returns how many bytes its disk has left. */
  public long free() throws IOException {
    Path there = directory.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }

  private static Optional<LocalDate> lastDay(Path folder) {
    String name = String.valueOf(folder.getFileName());
    try {
      if (name.startsWith("date=")) {
        return Optional.of(LocalDate.parse(name.substring(5)));
      }
      if (name.startsWith("year=")) {
        return Optional.of(Year.parse(name.substring(5)).atMonth(12).atEndOfMonth());
      }
    } catch (DateTimeException e) {
      // Not a folder of ours.
    }
    return Optional.empty();
  }

  private static int delete(Path folder) throws IOException {
    int gone = 0;
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
    }
    for (Path file : files) {
      Files.delete(file);
      gone++;
    }
    try (Stream<Path> rest = Files.list(folder)) {
      if (rest.findAny().isPresent()) {
        return gone;
      }
    }
    Files.delete(folder);
    return gone;
  }
}
