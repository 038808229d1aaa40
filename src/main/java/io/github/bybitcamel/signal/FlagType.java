package io.github.bybitcamel.signal;

import java.util.Locale;

/** A yes or no: JSON true or false, or the same as text at any case. */
record FlagType() implements FieldType {

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("true or false", Value.Kind.BOOLEAN, Value.Kind.TEXT);
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadValue(Code.UNKNOWN_VALUE, "must be true or false", "write either");
    };
  }
}
