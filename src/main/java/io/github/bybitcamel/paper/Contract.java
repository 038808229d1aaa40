package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What is traded under a symbol of a category.
 *
 * @param start the price at the exchange's first start, in quote coin
 * @param swing how far the price may wander from {@code start}, as a fraction of it
 * @param step the step of a quantity (spot: the base precision)
 * @param minNotional the least value of an order, in quote coin
 * @param band how far a limit price may lie from the last price, as a fraction of it
 * @param driver what drives the price: contracts with the same driver move together
 */
record Contract(
    Category category,
    String symbol,
    String base,
    String quote,
    String settle,
    String status,
    BigDecimal start,
    BigDecimal swing,
    BigDecimal tick,
    BigDecimal step,
    BigDecimal minQty,
    BigDecimal maxQty,
    BigDecimal maxMarketQty,
    BigDecimal minNotional,
    BigDecimal maxLeverage,
    BigDecimal band,
    BigDecimal makerFee,
    BigDecimal takerFee,
    String driver) {

  /** The step of a spot order that counts quote coin. */
  static final BigDecimal VALUE_STEP = new BigDecimal("0.0000001");

  static final MathContext PRECISION = new MathContext(24, RoundingMode.HALF_EVEN);

  boolean spot() {
    return category == Category.SPOT;
  }

  boolean inverse() {
    return category == Category.INVERSE;
  }

  /** Returns the value of {@code qty} at {@code price}, in settle coin. */
  BigDecimal value(BigDecimal qty, BigDecimal price) {
    return inverse() ? qty.divide(price, PRECISION) : qty.multiply(price);
  }

  /** Returns the value of {@code qty} at {@code price}, in US dollars or quote coin. */
  BigDecimal notional(BigDecimal qty, BigDecimal price) {
    return inverse() ? qty : qty.multiply(price);
  }

  /** Returns {@code price} on the grid of ticks, the nearest one. */
  BigDecimal onTick(BigDecimal price) {
    return grid(price, tick, RoundingMode.HALF_EVEN);
  }

  /** Returns {@code qty} cut to the step. */
  BigDecimal onStep(BigDecimal qty) {
    return grid(qty, step, RoundingMode.DOWN);
  }

  private static BigDecimal grid(BigDecimal value, BigDecimal step, RoundingMode mode) {
    return value.divide(step, 0, mode).multiply(step).setScale(step.scale(), RoundingMode.DOWN);
  }

  /** Returns {@code price} as the exchange writes prices of this contract. */
  String priceText(BigDecimal price) {
    return price.setScale(tick.scale(), RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Returns {@code qty} as the exchange writes quantities of this contract. */
  String qtyText(BigDecimal qty) {
    return qty.scale() > step.scale()
        ? Decimals.plain(qty)
        : qty.setScale(step.scale(), RoundingMode.DOWN).toPlainString();
  }

  /** Returns the same contract in another status. */
  Contract withStatus(String word) {
    return new Contract(
        category,
        symbol,
        base,
        quote,
        settle,
        word,
        start,
        swing,
        tick,
        step,
        minQty,
        maxQty,
        maxMarketQty,
        minNotional,
        maxLeverage,
        band,
        makerFee,
        takerFee,
        driver);
  }
}
