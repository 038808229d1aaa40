package io.github.bybitcamel.command;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns no wider than what stands in them; the last takes what is left of the line.
 *
 * @param heads the columns' names
 * @param widest how wide each but the last may be
 */
record Table(List<String> heads, List<Integer> widest) {

  private static final int LINE = 120;

  /** Returns the lines, the heads first. */
  List<String> lines(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, widest.size()).mapToObj(column -> width(column, rows)).toList();
    return Stream.concat(Stream.of(heads), rows.stream()).map(row -> line(row, widths)).toList();
  }

  private int width(int column, List<List<String>> rows) {
    int longest =
        Stream.concat(Stream.of(heads), rows.stream())
            .mapToInt(row -> Shown.line(row.get(column)).length())
            .max()
            .orElse(0);
    return Math.min(longest, widest.get(column));
  }

  private static String line(List<String> row, List<Integer> widths) {
    String front =
        IntStream.range(0, widths.size())
            .mapToObj(column -> padded(row.get(column), widths.get(column)))
            .collect(Collectors.joining("  "));
    String last = Shown.cut(row.get(widths.size()), LINE - front.length() - 2);
    return (front + "  " + last).stripTrailing();
  }

  private static String padded(String text, int width) {
    String cut = Shown.cut(text, width);
    return cut + " ".repeat(width - cut.length());
  }
}
