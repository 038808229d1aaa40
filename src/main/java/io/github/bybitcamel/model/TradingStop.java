package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Take-profit, stop-loss and trailing stop of a position; what is empty stays as it is, zero takes
 * away.
 *
 * @param positionIdx 0 one-way, 1 hedge buy side, 2 hedge sell side
 * @param mode full replaces the position's stop, partial adds one
 * @param takeProfit absolute price, in quote coin
 * @param stopLoss absolute price, in quote coin
 * @param trailingStop distance, in quote coin
 * @param activePrice from which price on the stop trails
 * @param size how much a partial stop covers, in base coin (inverse: USD)
 * @param takeProfitBy which price wakes the take-profit
 * @param stopLossBy which price wakes the stop-loss
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position/trading-stop">Bybit V5: Set
 *     Trading Stop</a>
 */
public record TradingStop(
    Category category,
    String symbol,
    int positionIdx,
    TpslMode mode,
    Optional<BigDecimal> takeProfit,
    Optional<BigDecimal> stopLoss,
    Optional<BigDecimal> trailingStop,
    Optional<BigDecimal> activePrice,
    Optional<BigDecimal> size,
    PriceType takeProfitBy,
    PriceType stopLossBy) {

  /**
   * Refuses what the exchange would misunderstand or refuse.
   *
   * @throws IllegalArgumentException if nothing is set, or a size is missing for a partial stop or
   *     given for a full one
   */
  public TradingStop {
    if (takeProfit.isEmpty() && stopLoss.isEmpty() && trailingStop.isEmpty()) {
      throw new IllegalArgumentException(symbol + ": no stop to set");
    }
    boolean partial = mode == TpslMode.PARTIAL && (takeProfit.isPresent() || stopLoss.isPresent());
    if (size.isPresent() != partial) {
      throw new IllegalArgumentException(symbol + ": " + mode + " stop with size " + size);
    }
  }
}
