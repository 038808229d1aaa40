package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.ExitSanity;
import io.github.bybitcamel.signal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the exits a sender asked for into absolute prices on the instrument's grid, on the right
 * side of the entry. Pure.
 */
final class ExitPrices {

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
    return of(asked, entry);
  }

  /**
   * Returns the exits as prices that fit a market which has moved away from the entry.
   *
   * @param now the price at which they must not be reached yet, in quote coin
   * @throws RefusedException if one is on the wrong side of {@code now}
   */
  Exits of(Exits asked, BigDecimal now) {
    Optional<ExitLevel> stopLoss =
        asked.stopLoss().map(level -> price(rounding.stopLoss(level.price(away(), entry))));
    Optional<ExitLevel> takeProfit =
        asked.takeProfit().map(level -> price(rounding.takeProfit(level.price(side, entry))));
    Exits prices =
        new Exits(
            takeProfit,
            stopLoss,
            asked.trailingOffset(),
            asked.mode(),
            asked.takeProfitBy(),
            asked.stopLossBy());
    refuse(side, now, prices);
    return prices;
  }

  /**
   * Refuses exits that the price has reached already.
   *
   * @throws RefusedException with what is wrong
   */
  static void refuse(Side side, BigDecimal price, Exits exits) {
    List<Refusal> refusals = ExitSanity.check(side, price, exits);
    if (!refusals.isEmpty()) {
      throw new RefusedException(
          SignalState.INVALID,
          refusals.stream().map(Refusal::text).collect(Collectors.joining(" | ")));
    }
  }

  private Side away() {
    return side.opposite();
  }

  private static ExitLevel price(BigDecimal value) {
    return new ExitLevel(ExitLevel.Kind.PRICE, value);
  }
}
