package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Turns the exits a sender asked for into absolute prices on the instrument's grid, on the right
 * side of the entry. Pure.
 */
final class ExitPrices {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Side side;
  private final BigDecimal entry;
  private final Rounding rounding;

  /**
   * Prepares to place exits.
   *
   * @param side of the position they leave: {@link Side#BUY} for a long one
   * @param entry the price distances count from, in quote coin
   */
  ExitPrices(Side side, BigDecimal entry, Rounding rounding) {
    this.side = side;
    this.entry = entry;
    this.rounding = rounding;
  }

  /**
   * Returns the exits as prices.
   *
   * @throws RefusedException if one is on the wrong side of the entry
   */
  Exits of(Exits asked) {
    Optional<BigDecimal> stopLoss =
        asked.stopLoss().map(level -> rounding.stopLoss(absolute(level, false)));
    Optional<BigDecimal> takeProfit =
        asked.takeProfit().map(level -> rounding.takeProfit(absolute(level, true)));
    stopLoss.ifPresent(price -> refuseWrongSide("stop_loss", price, false));
    takeProfit.ifPresent(price -> refuseWrongSide("take_profit", price, true));
    return new Exits(
        takeProfit.map(ExitPrices::price),
        stopLoss.map(ExitPrices::price),
        asked.trailingOffset(),
        asked.mode(),
        asked.takeProfitBy(),
        asked.stopLossBy());
  }

  private static ExitLevel price(BigDecimal value) {
    return new ExitLevel(ExitLevel.Kind.PRICE, value);
  }

  private BigDecimal absolute(ExitLevel level, boolean profit) {
    BigDecimal distance =
        switch (level.kind()) {
          case PRICE -> level.value().subtract(entry);
          case OFFSET -> away(level.value(), profit);
          case PERCENT ->
              away(entry.multiply(level.value()).divide(HUNDRED, MathContext.DECIMAL128), profit);
        };
    return entry.add(distance);
  }

  private BigDecimal away(BigDecimal distance, boolean profit) {
    return profit == (side == Side.BUY) ? distance : distance.negate();
  }

  private void refuseWrongSide(String field, BigDecimal price, boolean profit) {
    boolean mustBeAbove = profit == (side == Side.BUY);
    int distance = price.compareTo(entry);
    if (mustBeAbove ? distance <= 0 : distance >= 0) {
      throw RefusedException.invalid(
          "STOP_WRONG_SIDE",
          field,
          price.toPlainString(),
          "must be %s the entry %s of a %s position"
              .formatted(
                  mustBeAbove ? "above" : "below",
                  entry.toPlainString(),
                  side == Side.BUY ? "long" : "short"));
    }
  }
}
