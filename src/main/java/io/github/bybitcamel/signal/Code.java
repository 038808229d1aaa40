package io.github.bybitcamel.signal;

/** The names of the rules that a delivery or a record can break. */
enum Code {
  /** Nothing is there to read. */
  EMPTY,
  /** The content is not text. */
  BINARY,
  /** The text is not UTF-8. */
  INVALID_UTF8,
  /** More bytes than are read. */
  TOO_LARGE,
  /** More records than are read. */
  TOO_MANY_RECORDS,
  /** More fields than are read. */
  TOO_MANY_FIELDS,
  /** Nested deeper than is read. */
  TOO_DEEP,
  /** Not the format that the name promises. */
  MALFORMED,
  /** Where a record is expected stands something else. */
  NOT_A_RECORD,
  /** A CSV line has not as many cells as the header. */
  CELL_COUNT,
  /** A name that no field has. */
  UNKNOWN_FIELD,
  /** The same field twice. */
  AMBIGUOUS_FIELD,
  /** A field that this signal needs is absent. */
  MISSING_FIELD,
  /** A field that the action does not take. */
  FIELD_NOT_APPLICABLE,
  /** An action or a field that the category does not have. */
  NOT_IN_CATEGORY,
  /** Two things that cannot both be meant. */
  CONTRADICTION,
  /** Empty text where a value is expected. */
  EMPTY_VALUE,
  /** A placeholder that its template did not fill. */
  UNRESOLVED_TEMPLATE,
  /** Another JSON type than the field's. */
  WRONG_TYPE,
  /** Text that the field does not allow. */
  BAD_TEXT,
  /** A word that is none of those the field allows. */
  UNKNOWN_VALUE,
  /** Not a decimal number. */
  NOT_A_DECIMAL,
  /** A number with more digits than are read. */
  NUMBER_TOO_LONG,
  /** Not a whole number written in digits. */
  NOT_AN_INTEGER,
  /** A number that must be greater than zero. */
  NOT_POSITIVE,
  /** A number beyond the field's bounds. */
  OUT_OF_RANGE,
  /** Not a point in time. */
  BAD_TIME,
  /** Not a symbol. */
  BAD_SYMBOL,
  /** Symbol and category name different markets. */
  SYMBOL_CONFLICT,
  /** Another version of this contract. */
  SCHEMA_UNSUPPORTED,
  /** The record claims another source than the one it came from. */
  SOURCE_MISMATCH,
  /** A secret where none may stand. */
  SECRET_NOT_ALLOWED,
  /** The secret is missing or another. */
  SECRET_WRONG,
  /** A stop-loss or take-profit on the wrong side of the entry. */
  STOP_WRONG_SIDE
}
