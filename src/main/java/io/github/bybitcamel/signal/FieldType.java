package io.github.bybitcamel.signal;

/** What a field takes. */
interface FieldType {

  /**
   * Returns what a sound value, neither absent nor empty, means.
   *
   * @throws BadValue if the field does not take it
   */
  Object read(Value value) throws BadValue;

  /** Returns the canonical text of something that {@link #read} can return. */
  default String write(Object meaning) {
    return meaning.toString();
  }
}
