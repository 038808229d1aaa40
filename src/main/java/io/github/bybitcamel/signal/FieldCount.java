package io.github.bybitcamel.signal;

import java.util.List;

/**
 * Bounds how many fields are read: one that takes four bytes of a delivery takes some two hundred
 * while it is judged.
 */
final class FieldCount {

  /** A signal has some seventy of its own. */
  static final int OF_RECORD = 1000;

  private static final int OF_DELIVERY = 200_000;

  private int all;

  /**
   * Counts those of a record.
   *
   * @throws Unreadable if the delivery has more than are read
   */
  void add(Row row) throws Unreadable {
    all += row.cells().size();
    if (all > OF_DELIVERY) {
      throw new Unreadable(
          Code.TOO_MANY_FIELDS,
          "there are more than the %d fields that are read".formatted(OF_DELIVERY),
          "split it into smaller deliveries");
    }
  }

  static Refusal tooMany() {
    return Refusal.ofWhole(
        Code.TOO_MANY_FIELDS,
        "a record has more than the %d fields that are read".formatted(OF_RECORD),
        "leave out what is not for this desk, or put it into 'meta'");
  }

  /**
   * Looks at CSV before it is taken apart.
   *
   * @throws Unreadable if a line, comments apart, has more cells than are read
   */
  static void refuseWideLines(String csv) throws Unreadable {
    boolean lineBegins = true;
    boolean cellBegins = true;
    boolean comment = false;
    boolean quoted = false;
    int cells = 1;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      boolean blank = c == ' ' || c == '\t';
      if (quoted) {
        quoted = c != '"';
        // A second quote goes on with the cell.
        cellBegins = !quoted;
        lineBegins = false;
      } else if (c == '\n' || c == '\r') {
        lineBegins = true;
        cellBegins = true;
        comment = false;
        cells = 1;
      } else if (!comment) {
        comment = lineBegins && c == '#';
        quoted = cellBegins && c == '"' && !comment;
        cellBegins = c == ',' || (cellBegins && blank);
        lineBegins &= blank;
        if (c == ',' && ++cells > OF_RECORD) {
          throw new Unreadable(List.of(tooMany()));
        }
      }
    }
  }
}
