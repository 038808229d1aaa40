package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The cells of a row as they are written: the columns of the type, and {@code revision} where the
 * type has none.
 */
final class Layout {

  private static final long YEAR_10000 = 253402300800000L;
  static final String REVISION = "revision";
  static final String DATETIME = "datetime";

  final RecordType type;
  final List<Column> columns;
  private final Kind[] kinds;
  final int[] key;
  final int[] keyInFolder;
  final int[] folders;
  final int time;
  final boolean timeInKey;
  final int revision;

  Layout(RecordType type) {
    this.type = type;
    List<Column> all = new ArrayList<>(type.columns());
    if (type.indexOf(REVISION) < 0) {
      all.add(new Column(REVISION, Kind.INTEGER));
    }
    columns = List.copyOf(all);
    kinds = all.stream().map(Column::kind).toArray(Kind[]::new);
    key = places(type.key());
    folders = places(type.folders());
    keyInFolder =
        Arrays.stream(key)
            .filter(place -> Arrays.stream(folders).noneMatch(folder -> folder == place))
            .toArray();
    time = type.indexOf(type.time());
    timeInKey = Arrays.stream(key).anyMatch(place -> place == time);
    revision = type.indexOf(REVISION) < 0 ? type.columns().size() : type.indexOf(REVISION);
  }

  private int[] places(List<String> names) {
    return names.stream().mapToInt(type::indexOf).toArray();
  }

  int size() {
    return columns.size();
  }

  /** Returns what is written; the record's own revision goes before a value of that name. */
  Object[] cells(FeedRecord record) {
    Object[] cells = record.values().toArray(new Object[columns.size()]);
    cells[revision] = (long) record.revision();
    return cells;
  }

  /** Returns the revision of a row. */
  int revision(Object[] cells) {
    return ((Long) cells[revision]).intValue();
  }

  /** Returns why no sink can ever take the record; null if it can. */
  String fault(Object[] cells) {
    for (int i = 0; i < cells.length; i++) {
      Object value = cells[i];
      if (value != null && !fits(kinds[i], value)) {
        return "%s is no %s: %s".formatted(name(i), kinds[i], value.getClass().getName());
      }
      if (value instanceof String text && text.indexOf('\0') >= 0) {
        return name(i) + " holds a NUL character";
      }
    }
    return missing(cells);
  }

  private String missing(Object[] cells) {
    for (int place : key) {
      if (cells[place] == null) {
        return "key column " + name(place) + " is empty";
      }
    }
    for (int place : folders) {
      if (cells[place] == null) {
        return "folder column " + name(place) + " is empty";
      }
    }
    return cells[time] instanceof Long at && at >= 0 && at < YEAR_10000
        ? null
        : "time column %s is no time: %s".formatted(name(time), cells[time]);
  }

  private String name(int column) {
    return columns.get(column).name();
  }

  /** Returns what tells the record from the others of its folder. */
  String keyInFolder(Object[] cells) {
    if (keyInFolder.length == 1) {
      return cellText(cells[keyInFolder[0]]);
    }
    StringBuilder text = new StringBuilder(32);
    for (int i = 0; i < keyInFolder.length; i++) {
      text.append(i == 0 ? "" : "\0").append(cellText(cells[keyInFolder[i]]));
    }
    return text.toString();
  }

  /** Returns the values of a key in its folder. */
  static String[] parts(String key) {
    return key.split("\0", -1);
  }

  /** Returns whether a key in its folder, by columns, has these values where they are given. */
  boolean isOf(Map<String, String> series, String[] key) {
    for (int i = 0; i < keyInFolder.length; i++) {
      String value = series.get(name(keyInFolder[i]));
      if (value != null && !value.equals(key[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks what was read from a row for a column of the key.
   *
   * @throws IOException if it is to be a time and is none, as where a spreadsheet rounded it
   */
  void check(int column, String text) throws IOException {
    try {
      if (column == time) {
        Long.parseLong(text);
      }
    } catch (NumberFormatException e) {
      throw new IOException(name(column) + " is no whole number", e);
    }
  }

  /** Returns the time of a key in its folder; the epoch where time is no part of the key. */
  long timeOf(String[] key) {
    for (int i = 0; i < keyInFolder.length; i++) {
      if (keyInFolder[i] == time) {
        return Long.parseLong(key[i]);
      }
    }
    return 0;
  }

  /** Returns how a value is written, without quotes. */
  static String cellText(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  private static boolean fits(Kind kind, Object value) {
    return switch (kind) {
      case TEXT -> value instanceof String;
      case INTEGER -> value instanceof Long || value instanceof Integer;
      case DECIMAL -> value instanceof BigDecimal;
      case FLAG -> value instanceof Boolean;
    };
  }
}
