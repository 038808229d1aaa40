package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a position is to be left.
 *
 * @param takeProfit where profit is taken
 * @param stopLoss where loss is stopped
 * @param trailingOffset distance of a trailing stop, in quote coin
 * @param mode how much of the position they cover; empty means {@link TpslMode#FULL}, unless the
 *     symbol already holds another stop, where a choice is required
 * @param takeProfitBy which price wakes the take-profit
 * @param stopLossBy which price wakes the stop-loss
 */
public record Exits(
    Optional<ExitLevel> takeProfit,
    Optional<ExitLevel> stopLoss,
    Optional<BigDecimal> trailingOffset,
    Optional<TpslMode> mode,
    PriceType takeProfitBy,
    PriceType stopLossBy) {

  /** No exit at all. */
  public static final Exits NONE =
      new Exits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          PriceType.LAST,
          PriceType.LAST);

  /** Returns whether nothing is asked for. */
  public boolean isEmpty() {
    return takeProfit.isEmpty() && stopLoss.isEmpty() && trailingOffset.isEmpty();
  }
}
