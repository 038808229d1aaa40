package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes decimals the way the exchange does: digits, at most one point, no exponent. */
final class Decimals {

  private static final int MOST_DIGITS = 10;

  private Decimals() {}

  /** Returns {@code value} without trailing zeros, cut to ten decimals. */
  static String plain(BigDecimal value) {
    BigDecimal cut = value.setScale(Math.min(value.scale(), MOST_DIGITS), RoundingMode.HALF_EVEN);
    return cut.signum() == 0 ? "0" : cut.stripTrailingZeros().toPlainString();
  }
}
