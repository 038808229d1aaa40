package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/** The made-up part of the market: what others quote around the price, and what they hold. */
final class Depth {

  /** The funding rate of every perpetual, always the same; it is shown and never paid. */
  static final String FUNDING_RATE = "0.0001";

  private Depth() {}

  /** Returns the size of the {@code level}th quote from the price, the nearest being 1. */
  static BigDecimal size(Contract contract, int level) {
    BigDecimal unit = contract.maxMarketQty().divide(new BigDecimal("200"), Contract.PRECISION);
    return contract.onStep(unit.multiply(BigDecimal.valueOf(level))).max(contract.minQty());
  }

  static BigDecimal openInterest(Contract contract) {
    return contract.onStep(contract.maxQty().multiply(BigDecimal.valueOf(40)));
  }
}
