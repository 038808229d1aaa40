package io.github.bybitcamel.sink;

import java.util.ArrayList;
import java.util.List;

/** Cells of CSV as RFC 4180 has them; a spreadsheet takes none of them for a formula. */
final class CsvCell {

  private static final String FORMULA = "=+-@\t\r\n";

  /** In some countries a semicolon parts cells; a tab does where somebody says so. */
  private static final String SPECIAL = ",\"\n\r;\t";

  private CsvCell() {}

  /** Returns a text as a cell; an empty text is quoted, nothing at all is not. */
  static String of(String text) {
    String guarded = startsFormula(text) ? "'" + text : text;
    return text.isEmpty() || needsQuotes(guarded)
        ? '"' + guarded.replace("\"", "\"\"") + '"'
        : guarded;
  }

  /** Returns the text that a cell, freed of its quotes, was made of. */
  static String textOf(String cell) {
    return cell.startsWith("'") && startsFormula(cell) ? cell.substring(1) : cell;
  }

  /** A text that looks guarded already is guarded again: else two texts would become one. */
  private static boolean startsFormula(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == '\'') {
      first++;
    }
    return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the cells of a row as they stand there, quotes and guards included. */
  static List<String> split(String row) {
    List<String> cells = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(row.substring(start, i));
        start = i + 1;
      }
    }
    cells.add(row.substring(start));
    return cells;
  }

  /** Returns the text of a cell as it stands in a row. */
  static String unquote(String cell) {
    return textOf(
        cell.startsWith("\"") && cell.length() > 1
            ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
            : cell);
  }
}
