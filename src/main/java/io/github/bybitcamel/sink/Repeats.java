package io.github.bybitcamel.sink;

import java.nio.charset.StandardCharsets;

/** Remembers the last text of each column as it was written: most texts stand in every row. */
final class Repeats {

  private final String[] texts;
  private final byte[][] written;
  private final Cell cell;

  Repeats(int columns, Cell cell) {
    texts = new String[columns];
    written = new byte[columns][];
    this.cell = cell;
  }

  byte[] bytes(int column, String text) {
    if (!text.equals(texts[column])) {
      texts[column] = text;
      written[column] = cell.of(column, text).getBytes(StandardCharsets.UTF_8);
    }
    return written[column];
  }

  /** How a text is written in a column. */
  interface Cell {
    String of(int column, String text);
  }
}
