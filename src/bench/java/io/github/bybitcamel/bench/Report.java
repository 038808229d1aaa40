package io.github.bybitcamel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the table into {@code docs/PERFORMANCE.md}, between two marks; the rest is people's. */
final class Report {

  private static final Path FILE = Path.of("docs/PERFORMANCE.md");
  private static final String HEAD =
      """
      | What | Budget | Goal | Measured | Quartiles | | Made of |
      |---|---|---|---|---|---|---|
      """;

  private Report() {}

  static String line(Row row, Measured result) {
    Limit limit = row.limit();
    String figure = result.spread().map(s -> limit.figure(s.median())).orElse("–");
    String quartiles =
        result
            .spread()
            .filter(s -> s.upper() > s.lower())
            .map(s -> limit.figure(s.lower()) + " – " + limit.figure(s.upper()))
            .orElse("");
    String verdict = result.spread().map(s -> limit.verdict(s.median())).orElse("");
    return "| %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            row.name(),
            limit.text(limit.budget()),
            limit.text(limit.goal()),
            figure,
            quartiles,
            verdict,
            result.beside());
  }

  /** Replaces the table of this form. */
  static void write(Form form, Map<Row, Measured> results, Machine machine) throws IOException {
    String table =
        results.entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()) + "\n")
            .collect(Collectors.joining());
    String begin = "<!-- " + form.name() + ": written by the benchmark -->\n";
    String end = "<!-- end of " + form.name() + " -->";
    String text = Files.readString(FILE);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    if (from < begin.length() || to < from) {
      throw new IOException(FILE + " has no marks for the form " + form.name());
    }
    Files.writeString(
        FILE,
        text.substring(0, from)
            + "\n"
            + machine.text()
            + "\n\n"
            + HEAD
            + table
            + "\n"
            + text.substring(to));
  }
}
