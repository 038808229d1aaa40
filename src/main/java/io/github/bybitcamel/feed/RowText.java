package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A record's values as one line of text, as PostgreSQL's COPY writes them: separated by tabs,
 * {@code \N} for none.
 */
final class RowText {

  private static final String NONE = "\\N";

  private RowText() {}

  static String of(FeedRecord record) {
    return record.values().stream().map(RowText::written).collect(Collectors.joining("\t"));
  }

  private static String written(Object value) {
    if (value == null) {
      return NONE;
    }
    return value instanceof BigDecimal number ? number.toPlainString() : escaped(value.toString());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /**
   * Reads what {@link #of} wrote. Columns that were added to the type since then have no value.
   *
   * @throws IllegalArgumentException if a value is not of its column's kind
   */
  static FeedRecord read(RecordType type, int revision, String line) {
    String[] cells = line.split("\t", -1);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < type.columns().size(); i++) {
      Column column = type.columns().get(i);
      values.add(i < cells.length ? value(column.kind(), cells[i]) : null);
    }
    return new FeedRecord(type, values, revision);
  }

  private static Object value(Column.Kind kind, String cell) {
    if (cell.equals(NONE)) {
      return null;
    }
    return switch (kind) {
      case TEXT -> plain(cell);
      case INTEGER -> Long.valueOf(cell);
      case DECIMAL -> new BigDecimal(cell);
      case FLAG -> Boolean.valueOf(cell);
    };
  }

  private static String plain(String cell) {
    StringBuilder text = new StringBuilder();
    boolean escaped = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (escaped) {
        text.append(meant(c));
      } else if (c != '\\') {
        text.append(c);
      }
      escaped = !escaped && c == '\\';
    }
    return text.toString();
  }

  private static char meant(char c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
