package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/**
 * The take-profit and the stop-loss that an order brings along; a zero price means none.
 *
 * @param mode {@code Full}, {@code Partial}, or nothing
 * @param takeProfitLimit the price of the limit order a triggered take-profit becomes; zero: market
 */
record Exits(
    String mode,
    BigDecimal takeProfit,
    BigDecimal stopLoss,
    BigDecimal takeProfitLimit,
    BigDecimal stopLossLimit,
    String takeProfitBy,
    String stopLossBy) {

  static final Exits NONE =
      new Exits("", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "", "");

  boolean none() {
    return takeProfit.signum() == 0 && stopLoss.signum() == 0;
  }

  boolean partial() {
    return mode.equals("Partial");
  }
}
