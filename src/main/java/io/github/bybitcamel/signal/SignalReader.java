package io.github.bybitcamel.signal;

import java.util.List;
import java.util.Optional;

/**
 * Reads what senders write. Whatever the bytes, it answers with readings and never throws because
 * of them. Safe for use by several threads.
 */
public final class SignalReader {

  private static final SignalLimits ANY_SIZE =
      new SignalLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, SignalLimits.DEFAULTS.maxDepth());
  private static final JsonRows WHOLE = new JsonRows(ANY_SIZE);

  private final SignalLimits limits;
  private final JsonRows json;
  private final CsvRows csv;

  /** Prepares to read no more than {@code limits} allow. */
  public SignalReader(SignalLimits limits) {
    this.limits = limits;
    this.json = new JsonRows(limits);
    this.csv = new CsvRows(limits);
  }

  /** Returns the format that the ending of {@code fileName} names; empty for any other file. */
  public static Optional<Format> formatOf(String fileName) {
    return Format.of(fileName);
  }

  /**
   * Returns whether {@code bytes} are one whole JSON object or array, not nested deeper than {@link
   * SignalLimits#DEFAULTS} allow. A file that is still being written is not.
   */
  public static boolean isWhole(byte[] bytes) {
    try {
      return WHOLE.isWhole(DocumentText.of(bytes, ANY_SIZE));
    } catch (Unreadable e) {
      return false;
    }
  }

  /** Reads a file of the inbox {@code source}; {@code delivery} is its claimed name. */
  public Readings read(byte[] bytes, Format format, String source, String delivery) {
    return read(bytes, format, Origin.file(source, delivery));
  }

  /** Reads the records of a delivery. */
  public Readings read(byte[] bytes, Format format, Origin origin) {
    RecordReader records = new RecordReader(origin);
    try {
      List<Row> rows = rows(DocumentText.of(bytes, limits), format, origin.format());
      return new Readings(rows.stream().map(records::read).toList(), List.of());
    } catch (Unreadable e) {
      return new Readings(List.of(), e.refusals());
    }
  }

  private List<Row> rows(String text, Format format, SenderFormat sender) throws Unreadable {
    List<Row> rows =
        switch (format) {
          case JSON -> json.document(text, sender);
          case JSON_LINES -> json.lines(text, sender);
          case CSV -> csv.document(text);
        };
    if (rows.isEmpty()) {
      throw new Unreadable(Code.EMPTY, "there are no records", "write at least one record");
    }
    return rows.stream().map(row -> row.as(sender)).toList();
  }
}
