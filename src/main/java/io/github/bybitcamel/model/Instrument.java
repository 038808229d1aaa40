package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the exchange trades under a symbol, and the rules of its prices and quantities.
 *
 * @param symbol the exchange's name, for example {@code BTCUSDT}
 * @param status Bybit's word; orders are taken only while it is {@code Trading} or {@code
 *     PreLaunch}
 * @param baseCoin what is bought and sold
 * @param quoteCoin what it is priced in
 * @param settleCoin what profit and loss are paid in; the quote coin for spot
 * @param tickSize the step of a price, in quote coin
 * @param quantityStep the step of a quantity, in base coin (inverse: USD)
 * @param valueStep the step of a quantity that counts quote coin; zero where there is none
 * @param minQuantity the least quantity of an order
 * @param maxLimitQuantity the greatest quantity of a limit order
 * @param maxMarketQuantity the greatest quantity of a market order
 * @param minNotional the least value of an order, in quote coin; zero where there is none
 * @param maxLeverage the greatest leverage; zero where there is none
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/instrument">Bybit V5: Get
 *     Instruments Info</a>
 */
public record Instrument(
    Category category,
    String symbol,
    String status,
    String baseCoin,
    String quoteCoin,
    String settleCoin,
    BigDecimal tickSize,
    BigDecimal quantityStep,
    BigDecimal valueStep,
    BigDecimal minQuantity,
    BigDecimal maxLimitQuantity,
    BigDecimal maxMarketQuantity,
    BigDecimal minNotional,
    BigDecimal maxLeverage) {

  /**
   * Refuses rules that no price or quantity could follow.
   *
   * @throws IllegalArgumentException if a step is not greater than zero
   */
  public Instrument {
    if (tickSize.signum() <= 0 || quantityStep.signum() <= 0) {
      throw new IllegalArgumentException(
          symbol + ": tickSize " + tickSize + " and quantityStep " + quantityStep + " must be > 0");
    }
  }

  /** Returns whether orders are taken. */
  public boolean trading() {
    return status.equals("Trading") || status.equals("PreLaunch");
  }

  /** Returns {@code quantity} cut to the step, never up. */
  public BigDecimal roundQuantity(BigDecimal quantity) {
    return toStep(quantity, quantityStep, RoundingMode.DOWN);
  }

  /** Returns {@code value}, in quote coin, cut to its step, never up. */
  public BigDecimal roundValue(BigDecimal value) {
    return valueStep.signum() > 0 ? toStep(value, valueStep, RoundingMode.DOWN) : value;
  }

  /** Returns {@code price} on the tick grid, rounded as {@code mode} says. */
  public BigDecimal roundPrice(BigDecimal price, RoundingMode mode) {
    return toStep(price, tickSize, mode);
  }

  /** Returns the value, in quote coin, of {@code quantity} at {@code price}. */
  public BigDecimal notional(BigDecimal quantity, BigDecimal price) {
    return category == Category.INVERSE ? quantity : quantity.multiply(price);
  }

  private static BigDecimal toStep(BigDecimal value, BigDecimal step, RoundingMode mode) {
    return value.divide(step, 0, mode).multiply(step).setScale(Math.max(0, step.scale()));
  }
}
