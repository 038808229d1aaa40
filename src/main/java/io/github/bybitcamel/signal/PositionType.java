package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.ExpectedPosition;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** What the position is believed to be: long, short, flat, or a signed quantity. */
record PositionType() implements FieldType {

  private static final String RULE = "long, short, flat or a signed quantity";

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind(RULE, Value.Kind.TEXT, Value.Kind.NUMBER);
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "long" -> new ExpectedPosition(1, Optional.empty());
      case "short" -> new ExpectedPosition(-1, Optional.empty());
      case "flat" -> new ExpectedPosition(0, Optional.empty());
      default -> quantity(value.text());
    };
  }

  private static ExpectedPosition quantity(String text) throws BadValue {
    if (text.isEmpty() || Character.isLetter(text.charAt(0))) {
      throw new BadValue(Code.UNKNOWN_VALUE, "must be " + RULE, "write one of them");
    }
    BigDecimal quantity = Decimals.read(text);
    return new ExpectedPosition(quantity.signum(), Optional.of(quantity));
  }

  @Override
  public String write(Object meaning) {
    ExpectedPosition position = (ExpectedPosition) meaning;
    return position.quantity().map(BigDecimal::toPlainString).orElse(word(position));
  }

  private static String word(ExpectedPosition position) {
    if (position.direction() == 0) {
      return "flat";
    }
    return position.direction() > 0 ? "long" : "short";
  }
}
