package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the numbers of one order on the instrument's grid, always to the careful side, and keeps
 * what it changed.
 */
final class Rounding {

  private final Instrument instrument;
  private final Side side;
  private final List<String> changes = new ArrayList<>();

  Rounding(Instrument instrument, Side side) {
    this.instrument = instrument;
    this.side = side;
  }

  /** Cuts to the step; never up. */
  BigDecimal quantity(String field, BigDecimal asked) {
    return noted(field, asked, instrument.roundQuantity(asked));
  }

  /** Cuts what counts quote coin; never up. */
  BigDecimal value(BigDecimal asked) {
    return noted("quote_qty", asked, instrument.roundValue(asked));
  }

  /** A buy's limit goes down, a sell's up. */
  BigDecimal limit(BigDecimal asked) {
    return price("price", asked, side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING);
  }

  /** A stop moves toward the entry: up for a buy, down for a sell. */
  BigDecimal stopLoss(BigDecimal asked) {
    return price("stop_loss", asked, side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR);
  }

  /** A take-profit moves toward the entry: down for a buy, up for a sell. */
  BigDecimal takeProfit(BigDecimal asked) {
    return price(
        "take_profit", asked, side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING);
  }

  /** A trigger goes to the nearest tick. */
  BigDecimal trigger(BigDecimal asked) {
    return price("trigger_price", asked, RoundingMode.HALF_UP);
  }

  /** A distance is cut to the tick: a trailing stop is nearer rather than farther. */
  BigDecimal distance(BigDecimal asked) {
    return asked.signum() == 0 ? asked : price("trailing_offset", asked, RoundingMode.FLOOR);
  }

  /** Returns what was changed, {@code field asked -> sent}; empty text when nothing was. */
  String changes() {
    return String.join(", ", changes);
  }

  private BigDecimal price(String field, BigDecimal asked, RoundingMode mode) {
    BigDecimal sent = instrument.roundPrice(asked, mode);
    if (sent.signum() <= 0) {
      throw RefusedException.invalid(
          "PRICE_NOT_POSITIVE",
          field,
          asked.toPlainString(),
          "on the instrument's ticks of %s it is %s; it must be above 0"
              .formatted(instrument.tickSize().toPlainString(), sent.toPlainString()));
    }
    return noted(field, asked, sent);
  }

  private BigDecimal noted(String field, BigDecimal asked, BigDecimal sent) {
    if (asked.compareTo(sent) != 0) {
      changes.add(field + " " + asked.toPlainString() + " -> " + sent.toPlainString());
    }
    return sent;
  }
}
