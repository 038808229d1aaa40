package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  final int[] key;
  final int[] keyInFolder;
  final int[] folders;
  final int time;
  final int revision;

  Layout(RecordType type) {
    this.type = type;
    List<Column> all = new ArrayList<>(type.columns());
    if (type.indexOf(REVISION) < 0) {
      all.add(new Column(REVISION, Kind.INTEGER));
    }
    columns = List.copyOf(all);
    key = places(type.key());
    folders = places(type.folders());
    keyInFolder =
        Arrays.stream(key)
            .filter(place -> Arrays.stream(folders).noneMatch(folder -> folder == place))
            .toArray();
    time = type.indexOf(type.time());
    revision = type.indexOf(REVISION) < 0 ? type.columns().size() : type.indexOf(REVISION);
  }

  private int[] places(List<String> names) {
    return names.stream().mapToInt(type::indexOf).toArray();
  }

  int size() {
    return columns.size();
  }

  /** Returns what stands in a cell; the record's own revision goes before a value of that name. */
  Object cell(FeedRecord record, int column) {
    return column == revision ? (Object) (long) record.revision() : record.values().get(column);
  }

  /** Returns why no sink can ever take the record; null if it can. */
  String fault(FeedRecord record) {
    List<Object> values = record.values();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null && !fits(columns.get(i).kind(), value)) {
        return "%s is no %s: %s"
            .formatted(columns.get(i).name(), columns.get(i).kind(), value.getClass().getName());
      }
      if (value instanceof String text && text.indexOf('\0') >= 0) {
        return columns.get(i).name() + " holds a NUL character";
      }
    }
    return missing(values);
  }

  private String missing(List<Object> values) {
    for (int place : key) {
      if (values.get(place) == null) {
        return "key column " + columns.get(place).name() + " is empty";
      }
    }
    for (int place : folders) {
      if (values.get(place) == null) {
        return "folder column " + columns.get(place).name() + " is empty";
      }
    }
    return values.get(time) instanceof Long at && at >= 0 && at < YEAR_10000
        ? null
        : "time column %s is no time: %s".formatted(columns.get(time).name(), values.get(time));
  }

  /** Returns what tells the record from the others of its folder. */
  String keyInFolder(FeedRecord record) {
    if (keyInFolder.length == 1) {
      return cellText(record.values().get(keyInFolder[0]));
    }
    StringBuilder text = new StringBuilder(32);
    for (int i = 0; i < keyInFolder.length; i++) {
      text.append(i == 0 ? "" : "\0").append(cellText(record.values().get(keyInFolder[i])));
    }
    return text.toString();
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
