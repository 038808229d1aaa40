package io.github.bybitcamel.sink;

import java.util.Locale;

/** What the files of a {@link FileSink} look like. */
public enum FileKind {
  /** Comma separated values with a header. */
  CSV,
  /** One JSON object a line. */
  JSONL;

  RowFormat format(Layout layout) {
    return this == CSV ? new CsvFormat(layout) : new JsonFormat(layout);
  }

  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}
