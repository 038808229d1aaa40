package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.Size;

/** Which field stands for which kind of size, order reference and exit. */
final class ModelFields {

  private ModelFields() {}

  static Field size(Size.Unit unit) {
    return switch (unit) {
      case BASE -> Field.QTY;
      case QUOTE -> Field.QUOTE_QTY;
      case EQUITY_PERCENT -> Field.EQUITY_PCT;
      case RISK_PERCENT -> Field.RISK_PCT;
      case POSITION_PERCENT -> Field.POSITION_PCT;
    };
  }

  static Field reference(OrderRef.Kind kind) {
    return switch (kind) {
      case ORDER_ID -> Field.ORDER_ID;
      case ORDER_LINK_ID -> Field.ORDER_LINK_ID;
      case SIGNAL_ID -> Field.REF;
    };
  }

  static Field takeProfit(ExitLevel.Kind kind) {
    return switch (kind) {
      case PRICE -> Field.TAKE_PROFIT;
      case PERCENT -> Field.TAKE_PROFIT_PCT;
      case OFFSET -> Field.TAKE_PROFIT_OFFSET;
    };
  }

  static Field stopLoss(ExitLevel.Kind kind) {
    return switch (kind) {
      case PRICE -> Field.STOP_LOSS;
      case PERCENT -> Field.STOP_LOSS_PCT;
      case OFFSET -> Field.STOP_LOSS_OFFSET;
    };
  }
}
