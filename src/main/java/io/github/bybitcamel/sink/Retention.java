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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes partitions of a {@link FileSink} that are older than what is kept. Others lay out their
 * folders as it does: what it cannot have written stays.
 */
public final class Retention {

  private static final int DEPTH = 32;

  /** A file of rows, what was torn off one, or the draft of one. */
  private static final Pattern FILE = Pattern.compile("part-000\\.(csv|jsonl)(\\.(torn|tmp))?");

  private final Path directory;
  private final Set<String> types;
  private final int days;
  private final Clock clock;

  /**
   * Keeps so many days.
   *
   * @param types names of the records whose files they are; what lies in other folders is not ours
   * @param days whole days before today that stay, UTC; 0 keeps all for ever
   */
  public Retention(Path directory, Set<String> types, int days, Clock clock) {
    this.directory = directory;
    this.types = Set.copyOf(types);
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
    int gone = 0;
    for (String type : types) {
      for (Path folder : endedBefore(oldest, directory.resolve(type))) {
        gone += delete(folder);
      }
    }
    return gone;
  }

  private static List<Path> endedBefore(LocalDate oldest, Path ours) throws IOException {
    if (!Files.isDirectory(ours)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(ours, DEPTH)) {
      return all.filter(Files::isDirectory)
          .filter(folder -> lastDay(folder).filter(day -> day.isBefore(oldest)).isPresent())
          .toList();
    }
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
      files = all.filter(file -> FILE.matcher(file.getFileName().toString()).matches()).toList();
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
