package io.github.bybitcamel.signal;

/** The sender's own data: a JSON object, kept in the raw text and never interpreted. */
record ObjectType() implements FieldType {

  @Override
  public Object read(Value value) throws BadValue {
    if (value.kind() != Value.Kind.OBJECT) {
      throw new BadValue(
          Code.WRONG_TYPE,
          "must be a JSON object",
          "write an object; in CSV use columns that begin with 'x_'");
    }
    return value.text();
  }
}
