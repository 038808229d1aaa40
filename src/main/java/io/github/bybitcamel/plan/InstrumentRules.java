package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Size;
import java.math.BigDecimal;

/** What an instrument allows, refused with the field, its value, the rule and the fix. */
final class InstrumentRules {

  private InstrumentRules() {}

  /**
   * Refuses an instrument that takes no orders.
   *
   * @throws RefusedException if it is paused, settling or delisted
   */
  static void refuseClosed(Instrument instrument) {
    if (!instrument.trading()) {
      throw RefusedException.invalid(
          "SYMBOL_NOT_TRADING",
          "symbol",
          instrument.symbol(),
          "the exchange takes no orders for it now; its status is " + instrument.status());
    }
  }

  /**
   * Refuses a quantity below the instrument's least.
   *
   * @param asked as the sender wrote it
   * @param quantity what is left of it on the instrument's grid
   * @throws RefusedException if it is too small
   */
  static void refuseBelow(Instrument instrument, Size asked, BigDecimal quantity) {
    if (quantity.compareTo(instrument.minQuantity()) < 0) {
      throw refusal(
          "BELOW_MIN_QTY",
          asked,
          "the least quantity of %s is %s in steps of %s"
              .formatted(
                  instrument.symbol(),
                  plain(instrument.minQuantity()),
                  plain(instrument.quantityStep())));
    }
  }

  /**
   * Refuses a quantity above the instrument's greatest.
   *
   * @param asked as the sender wrote it
   * @param quantity what is left of it on the instrument's grid
   * @throws RefusedException if it is too large
   */
  static void refuseAbove(Instrument instrument, OrderType type, Size asked, BigDecimal quantity) {
    BigDecimal most = greatest(instrument, type);
    if (quantity.compareTo(most) > 0) {
      throw refusal(
          "ABOVE_MAX_QTY",
          asked,
          "the greatest quantity of one %s order of %s is %s; send several"
              .formatted(type.text(), instrument.symbol(), plain(most)));
    }
  }

  /** Returns the greatest quantity of one order. */
  static BigDecimal greatest(Instrument instrument, OrderType type) {
    return type == OrderType.MARKET
        ? instrument.maxMarketQuantity()
        : instrument.maxLimitQuantity();
  }

  /**
   * Refuses an order that is worth too little.
   *
   * @throws RefusedException if its value is below the instrument's least
   */
  static void refuseNotional(Instrument instrument, Size asked, BigDecimal notional) {
    if (notional.compareTo(instrument.minNotional()) < 0) {
      throw refusal(
          "BELOW_MIN_NOTIONAL",
          asked,
          "worth %s %s; the least value of an order is %s"
              .formatted(plain(notional), instrument.quoteCoin(), plain(instrument.minNotional())));
    }
  }

  private static RefusedException refusal(String code, Size asked, String rule) {
    return RefusedException.invalid(code, asked.unit().field(), plain(asked.value()), rule);
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
