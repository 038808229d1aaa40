package io.github.bybitcamel.signal;

/**
 * A whole number written in digits, as JSON number or text.
 *
 * @param least smallest that is allowed, 0 or more
 * @param most greatest that is allowed
 */
record IntegerType(int least, int most) implements FieldType {

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("a whole number", Value.Kind.NUMBER, Value.Kind.TEXT);
    if (!value.text().matches("0|[1-9][0-9]{0,8}")) {
      throw new BadValue(
          Code.NOT_AN_INTEGER,
          "must be a whole number from %d to %d".formatted(least, most),
          "write it in digits only");
    }
    int number = Integer.parseInt(value.text());
    if (number < least || number > most) {
      throw new BadValue(
          Code.OUT_OF_RANGE,
          "must be from %d to %d".formatted(least, most),
          "write a number within the bounds");
    }
    return number;
  }
}
