package io.github.bybitcamel.model;

/**
 * A column of a record.
 *
 * @param name as in the files, tables and messages that people read: snake case
 * @param kind what stands in it
 */
public record Column(String name, Kind kind) {

  /** What a column holds; each value of it may be null where the exchange gives none. */
  public enum Kind {
    /** Text: {@link String}. */
    TEXT,
    /** A whole number, and any epoch time: milliseconds, {@link Long}. */
    INTEGER,
    /** An exact number, delivered as decimal text: {@link java.math.BigDecimal}. */
    DECIMAL,
    /** Yes or no: {@link Boolean}. */
    FLAG
  }
}
