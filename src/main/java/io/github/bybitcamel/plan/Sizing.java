package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Turns a value or a loss in quote coin into a quantity: base coin, for inverse contracts USD. Fees
 * are not included. Pure.
 *
 * @param entry the price, in quote coin
 */
record Sizing(Category category, BigDecimal entry) {

  /** More digits than any instrument's step has; cut, never up. */
  private static final int SCALE = 18;

  /** Returns how much is worth {@code value}. */
  BigDecimal worth(BigDecimal value) {
    return category == Category.INVERSE ? cut(value) : divided(value, entry);
  }

  /**
   * Returns how much loses {@code loss} between entry and {@code stop}. An inverse contract loses
   * in its coin, which is valued at the stop.
   */
  BigDecimal losing(BigDecimal loss, BigDecimal stop) {
    BigDecimal distance = entry.subtract(stop).abs();
    return category == Category.INVERSE
        ? divided(loss.multiply(entry), distance)
        : divided(loss, distance);
  }

  private static BigDecimal divided(BigDecimal value, BigDecimal by) {
    return cut(value.divide(by, MathContext.DECIMAL128));
  }

  private static BigDecimal cut(BigDecimal quantity) {
    return quantity.setScale(Math.min(quantity.scale(), SCALE), RoundingMode.DOWN);
  }
}
