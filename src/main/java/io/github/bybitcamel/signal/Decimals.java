package io.github.bybitcamel.signal;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads exact decimals from text, with every bound checked before anything is computed. */
final class Decimals {

  private static final int MAX_LENGTH = 40;
  private static final int MAX_PRECISION = 38;
  private static final int MAX_SCALE = 18;
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
  private static final String FIX = "write it plainly, for example 0.001";

  private Decimals() {}

  /**
   * Returns the number that {@code text} writes, its scale not negative.
   *
   * @throws BadValue if it is no number of at most 40 characters, 38 digits and 18 decimal places
   */
  static BigDecimal read(String text) throws BadValue {
    if (text.length() > MAX_LENGTH) {
      throw tooLong("must have at most " + MAX_LENGTH + " characters");
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw new BadValue(
          Code.NOT_A_DECIMAL,
          "must be a decimal number with a point, without commas or a leading plus or zero",
          FIX);
    }
    return bounded(new BigDecimal(text));
  }

  private static BigDecimal bounded(BigDecimal decimal) throws BadValue {
    if (decimal.scale() > MAX_SCALE || decimal.scale() < -MAX_SCALE) {
      throw tooLong("must have at most " + MAX_SCALE + " decimal places or trailing zeros");
    }
    BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    if (plain.precision() > MAX_PRECISION) {
      throw tooLong("must have at most " + MAX_PRECISION + " digits");
    }
    return plain;
  }

  private static BadValue tooLong(String rule) {
    return new BadValue(Code.NUMBER_TOO_LONG, rule, FIX);
  }

  /** Returns {@code decimal} without trailing zeros after the point. */
  static BigDecimal normal(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
