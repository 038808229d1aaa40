package io.github.bybitcamel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Figures as they were committed, for later ones to be held against.
 *
 * @param rows quartiles by name of row
 */
record Recorded(JsonNode rows) {

  private static final Path FILE = Path.of("docs/performance.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** What a figure may differ by from day to day beyond its quartiles. */
  private static final double NOISE = 0.05;

  static Recorded read(Form form) throws IOException {
    return new Recorded(all().path(form.name()));
  }

  private static ObjectNode all() throws IOException {
    return Files.exists(FILE) ? (ObjectNode) JSON.readTree(FILE.toFile()) : JSON.createObjectNode();
  }

  static void write(Form form, Map<Row, Measured> results) throws IOException {
    ObjectNode all = all();
    ObjectNode rows = all.putObject(form.name());
    results.forEach(
        (row, result) ->
            result
                .spread()
                .ifPresent(
                    spread ->
                        rows.putArray(row.name())
                            .add(rounded(spread.lower()))
                            .add(rounded(spread.median()))
                            .add(rounded(spread.upper()))));
    Files.writeString(FILE, JSON.writeValueAsString(all) + "\n");
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** Returns a line for each row: as before, better, or worse by more than noise. */
  List<String> compare(Map<Row, Measured> results) {
    List<String> lines = new ArrayList<>();
    results.forEach(
        (row, result) -> {
          JsonNode before = rows.path(row.name());
          if (before.isMissingNode() || result.spread().isEmpty()) {
            lines.add("not compared   " + row.name());
          } else {
            lines.add(compare(row, result.spread().get(), before));
          }
        });
    return lines;
  }

  private static String compare(Row row, Spread now, JsonNode before) {
    Limit limit = row.limit();
    double margin = NOISE * before.path(1).asDouble();
    boolean above = now.lower() > before.path(2).asDouble() + margin;
    boolean below = now.upper() < before.path(0).asDouble() - margin;
    String word = "as before     ";
    if (above || below) {
      word = above == limit.atMost() ? "WORSE         " : "better        ";
    }
    return "%s %s: %s, was %s"
        .formatted(
            word, row.name(), limit.figure(now.median()), limit.figure(before.path(1).asDouble()));
  }
}
