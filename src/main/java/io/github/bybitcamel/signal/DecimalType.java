package io.github.bybitcamel.signal;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An exact decimal, as JSON number or text.
 *
 * @param above what it must be greater than
 * @param from what it must not be less than
 * @param upTo what it must not be greater than
 */
record DecimalType(Optional<BigDecimal> above, Optional<BigDecimal> from, Optional<BigDecimal> upTo)
    implements FieldType {

  static DecimalType any() {
    return new DecimalType(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static DecimalType above(String bound) {
    return new DecimalType(Optional.of(new BigDecimal(bound)), Optional.empty(), Optional.empty());
  }

  static DecimalType from(String bound) {
    return new DecimalType(Optional.empty(), Optional.of(new BigDecimal(bound)), Optional.empty());
  }

  DecimalType upTo(String bound) {
    return new DecimalType(above, from, Optional.of(new BigDecimal(bound)));
  }

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("a decimal number", Value.Kind.NUMBER, Value.Kind.TEXT);
    BigDecimal decimal = Decimals.read(value.text());
    requireAbove(decimal);
    if (from.isPresent() && decimal.compareTo(from.get()) < 0) {
      throw outOfRange("must be at least " + from.get());
    }
    if (upTo.isPresent() && decimal.compareTo(upTo.get()) > 0) {
      throw outOfRange("must be at most " + upTo.get());
    }
    return decimal;
  }

  private void requireAbove(BigDecimal decimal) throws BadValue {
    if (above.isPresent() && decimal.compareTo(above.get()) <= 0) {
      throw new BadValue(
          Code.NOT_POSITIVE,
          "must be greater than " + above.get(),
          "write a greater number, or leave the field out");
    }
  }

  private static BadValue outOfRange(String rule) {
    return new BadValue(Code.OUT_OF_RANGE, rule, "write a number within the bounds");
  }

  @Override
  public String write(Object meaning) {
    return ((BigDecimal) meaning).toPlainString();
  }
}
