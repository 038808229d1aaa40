package io.github.bybitcamel.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which partition a record belongs to: its folders and the day of its time, the year where candles
 * are a day or longer.
 *
 * @param folders values of the folder columns
 * @param span begin of the day or year, epoch milliseconds
 * @param end exclusive
 */
record PartitionName(Layout layout, List<Object> folders, long span, long end) {

  private static final String DATE = "date=";
  private static final String YEAR = "year=";
  private static final Set<String> LONG_INTERVALS = Set.of("1d", "1w", "1mo");

  static PartitionName of(Layout layout, Object[] cells) {
    Object[] folders = new Object[layout.folders.length];
    for (int i = 0; i < folders.length; i++) {
      folders[i] = cells[layout.folders[i]];
    }
    long at = (Long) cells[layout.time];
    LocalDate day = Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC).toLocalDate();
    boolean byYear = byYear(layout, cells);
    LocalDate from = byYear ? day.withDayOfYear(1) : day;
    LocalDate to = byYear ? from.plusYears(1) : from.plusDays(1);
    return between(layout, List.of(folders), from, to);
  }

  private static boolean byYear(Layout layout, Object[] cells) {
    int interval = layout.type.indexOf("interval");
    return interval >= 0 && LONG_INTERVALS.contains(Objects.toString(cells[interval]));
  }

  /** Returns whether a record of the same type belongs here too. */
  boolean has(Object[] cells) {
    long at = (Long) cells[layout.time];
    if (at < span || at >= end) {
      return false;
    }
    for (int i = 0; i < layout.folders.length; i++) {
      if (!cells[layout.folders[i]].equals(folders.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether this is a later day or year of the same folder. */
  boolean goesOnFrom(PartitionName other) {
    return layout == other.layout && span > other.span && folders.equals(other.folders);
  }

  /**
   * Returns the partitions of a series that may be on disk, newest first: there is a folder.
   *
   * @param series values of the folder columns, by name
   * @param before epoch milliseconds: what begins then or later is left out
   */
  static List<PartitionName> there(
      Layout layout, Map<String, String> series, Path root, long before) throws IOException {
    List<Object> values = new ArrayList<>();
    for (int place : layout.folders) {
      values.add(series.get(layout.columns.get(place).name()));
    }
    Path folder = folder(layout, values, root);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.flatMap(path -> named(layout, values, path).stream())
          .filter(name -> name.span < before)
          .sorted(Comparator.comparingLong(PartitionName::span).reversed())
          .toList();
    }
  }

  private static Optional<PartitionName> named(Layout layout, List<Object> values, Path path) {
    String name = path.getFileName().toString();
    try {
      if (name.startsWith(DATE)) {
        LocalDate day = LocalDate.parse(name.substring(DATE.length()));
        return Optional.of(between(layout, values, day, day.plusDays(1)));
      }
      if (name.startsWith(YEAR)) {
        LocalDate day = Year.parse(name.substring(YEAR.length())).atDay(1);
        return Optional.of(between(layout, values, day, day.plusYears(1)));
      }
    } catch (DateTimeException e) {
      // Not a folder of ours.
    }
    return Optional.empty();
  }

  private static PartitionName between(
      Layout layout, List<Object> values, LocalDate from, LocalDate to) {
    return new PartitionName(
        layout, values, from.toEpochDay() * IsoTime.DAY, to.toEpochDay() * IsoTime.DAY);
  }

  private static Path folder(Layout layout, List<Object> values, Path root) {
    Path folder = root.resolve(safe(layout.type.name()));
    for (int i = 0; i < layout.folders.length; i++) {
      String column = layout.columns.get(layout.folders[i]).name();
      folder = folder.resolve(column + '=' + safe(Layout.cellText(values.get(i))));
    }
    return folder;
  }

  Path file(Path root, String ending) {
    Path folder = folder(layout, folders, root);
    LocalDate from = LocalDate.ofEpochDay(span / IsoTime.DAY);
    String when = end - span > IsoTime.DAY ? YEAR + from.getYear() : DATE + from;
    return folder.resolve(when).resolve("part-000." + ending);
  }

  /** Returns a text as a part of a path: what could lead elsewhere is written as %XX. */
  private static String safe(String text) {
    StringBuilder name = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
      name.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return name.toString();
  }
}
