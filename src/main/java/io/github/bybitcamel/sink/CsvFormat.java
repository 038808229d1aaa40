package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Comma separated values with a header. */
final class CsvFormat implements RowFormat {

  private final Layout layout;
  private final List<String> names;
  private final Repeats repeats;
  private final IsoTime iso = new IsoTime();

  CsvFormat(Layout layout) {
    this.layout = layout;
    repeats = new Repeats(layout.size());
    names =
        layout.columns.stream().map(Column::name).collect(Collectors.toCollection(ArrayList::new));
    names.add(layout.time + 1, Layout.DATETIME);
  }

  @Override
  public String header() {
    return String.join(",", names);
  }

  @Override
  public boolean quotesLineFeeds() {
    return true;
  }

  @Override
  public void write(Object[] cells, ByteText to) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        to.ascii(',');
      }
      if (!repeats.write(i, cells[i], to)) {
        int start = to.length();
        cell(i, cells[i], to);
        repeats.wrote(i, cells[i], to, start);
      }
    }
    to.ascii('\n');
  }

  private void cell(int column, Object value, ByteText to) {
    value(value, to);
    if (column == layout.time) {
      to.ascii(',');
      iso.write((Long) value, to);
    }
  }

  private static void value(Object value, ByteText to) {
    if (value instanceof BigDecimal decimal) {
      to.decimal(decimal);
    } else if (value instanceof Number number) {
      to.number(number.longValue());
    } else if (value instanceof String text) {
      to.text(CsvCell.of(text));
    } else if (value != null) {
      to.text(value.toString());
    }
  }

  @Override
  public Written read(String row) throws IOException {
    List<String> cells = CsvCell.split(row);
    if (cells.size() != names.size()) {
      throw new IOException("%d cells, not %d".formatted(cells.size(), names.size()));
    }
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < layout.keyInFolder.length; i++) {
      String text = CsvCell.unquote(cells.get(place(layout.keyInFolder[i])));
      layout.check(layout.keyInFolder[i], text);
      key.append(i == 0 ? "" : "\0").append(text);
    }
    try {
      return new Written(key.toString(), Integer.parseInt(cells.get(place(layout.revision))));
    } catch (NumberFormatException e) {
      throw new IOException("revision is no whole number", e);
    }
  }

  private int place(int column) {
    return column > layout.time ? column + 1 : column;
  }

  @Override
  public String move(String row, String header) throws IOException {
    List<String> had = CsvCell.split(header);
    List<String> cells = CsvCell.split(row);
    if (!names.containsAll(had) || cells.size() != had.size()) {
      throw new IOException("its columns are not ours: " + shown(header));
    }
    return names.stream()
        .map(name -> had.contains(name) ? cells.get(had.indexOf(name)) : absent(name))
        .collect(Collectors.joining(","));
  }

  /** What a spreadsheet adds to a header is not seen. */
  private static String shown(String header) {
    return header.replace("\r", "\\r").replace("\uFEFF", "\\uFEFF");
  }

  private static String absent(String name) {
    return name.equals(Layout.REVISION) ? "0" : "";
  }
}
