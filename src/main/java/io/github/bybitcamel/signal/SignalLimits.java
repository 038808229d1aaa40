package io.github.bybitcamel.signal;

/**
 * How much of one delivery is read.
 *
 * @param maxBytes largest delivery, in bytes
 * @param maxRecords most records in a delivery
 * @param maxDepth deepest nesting of JSON objects and arrays, 2 to {@value #DEEPEST}
 */
public record SignalLimits(int maxBytes, int maxRecords, int maxDepth) {

  /** The deepest nesting that may be allowed. */
  public static final int DEEPEST = 100;

  /** 4 MiB, 10 000 records, 16 levels. */
  public static final SignalLimits DEFAULTS = new SignalLimits(4 * 1024 * 1024, 10_000, 16);

  /**
   * Refuses limits under which nothing could be read, or anything.
   *
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public SignalLimits {
    if (maxBytes < 1 || maxRecords < 1 || maxDepth < 2 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "limits out of range: %d bytes, %d records, depth %d"
              .formatted(maxBytes, maxRecords, maxDepth));
    }
  }
}
