package io.github.bybitcamel.signal;

import java.util.Locale;
import java.util.Optional;

/** How the records of a delivery are written down. */
public enum Format {
  /** One object, or an array of objects. */
  JSON,
  /** One object per line. */
  JSON_LINES,
  /** RFC 4180 with a header line; lines that begin with {@code #} are comments. */
  CSV;

  /** Returns the format that the ending of {@code fileName} names, at any case. */
  static Optional<Format> of(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ending.length() == fileName.length()) {
      return Optional.empty();
    }
    return switch (ending) {
      case "json" -> Optional.of(JSON);
      case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
      case "csv" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }
}
