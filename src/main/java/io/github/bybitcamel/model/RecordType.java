package io.github.bybitcamel.model;

import java.util.List;

/**
 * A kind of record that feeds deliver and sinks take.
 *
 * @param name what people call it, for example {@code ohlcv}; also the name of its folder and table
 * @param version number of its layout; a change that is no mere addition raises it
 * @param columns all columns, in the order of delivery
 * @param key the columns that make a row unique; a repeat with the same key replaces, never adds
 * @param folders the columns that part files into folders, outermost first
 * @param time the column by whose day a file is parted: epoch milliseconds
 */
public record RecordType(
    String name,
    int version,
    List<Column> columns,
    List<String> key,
    List<String> folders,
    String time) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if key, folders or time name a column that is not there
   */
  public RecordType {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    folders = List.copyOf(folders);
    List<String> names = columns.stream().map(Column::name).toList();
    if (!names.containsAll(key) || !names.containsAll(folders) || !names.contains(time)) {
      throw new IllegalArgumentException(name + ": key, folders and time must be columns");
    }
  }

  /** Returns where a column stands, counted from 0; -1 where there is none of that name. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
