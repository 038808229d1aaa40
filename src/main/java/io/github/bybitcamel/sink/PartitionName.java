package io.github.bybitcamel.sink;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which partition a record belongs to: its folders and the day of its time, the year where candles
 * are a day or longer.
 *
 * @param folders values of the folder columns
 * @param span begin of the day or year, epoch milliseconds
 * @param end exclusive
 */
record PartitionName(Layout layout, List<Object> folders, long span, long end) {

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
    return new PartitionName(
        layout, List.of(folders), from.toEpochDay() * IsoTime.DAY, to.toEpochDay() * IsoTime.DAY);
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

  Path file(Path root, String ending) {
    Path folder = root.resolve(safe(layout.type.name()));
    for (int i = 0; i < layout.folders.length; i++) {
      String column = layout.columns.get(layout.folders[i]).name();
      folder = folder.resolve(column + '=' + safe(Layout.cellText(folders.get(i))));
    }
    LocalDate from = LocalDate.ofEpochDay(span / IsoTime.DAY);
    String when = end - span > IsoTime.DAY ? "year=" + from.getYear() : "date=" + from;
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
