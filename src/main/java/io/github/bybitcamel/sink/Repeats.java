package io.github.bybitcamel.sink;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Remembers the last text of each column as it was written: most texts stand in every row. */
final class Repeats {

  private final String[] texts;
  private final byte[][] written;
  private final UnaryOperator<String> cell;

  Repeats(int columns, UnaryOperator<String> cell) {
    texts = new String[columns];
    written = new byte[columns][];
    this.cell = cell;
  }

  byte[] bytes(int column, String text) {
    if (!text.equals(texts[column])) {
      texts[column] = text;
      written[column] = cell.apply(text).getBytes(StandardCharsets.UTF_8);
    }
    return written[column];
  }
}
