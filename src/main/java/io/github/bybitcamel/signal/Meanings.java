package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.LeverageSignal;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.ReduceSignal;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.Trigger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Takes a signal apart into the fields that {@link Assembly} puts together. */
final class Meanings {

  private static final String SCHEMA = "signal/1";

  private final Map<Field, Object> meanings = new EnumMap<>(Field.class);

  private Meanings() {}

  /** Returns the fields of {@code signal}; those that say nothing are left out. */
  static Map<Field, Object> of(Signal signal) {
    Meanings meanings = new Meanings();
    meanings.put(Field.SCHEMA, SCHEMA);
    meanings.putHeader(signal.header());
    meanings.put(Field.ACTION, Action.of(signal));
    meanings.put(Field.CATEGORY, signal.category());
    meanings.put(Field.SYMBOL, signal.symbol().map(name -> new Listing(name, Listing.Market.ANY)));
    meanings.putAction(signal);
    return meanings.meanings;
  }

  private void putHeader(SignalHeader header) {
    put(Field.ID, header.id());
    put(Field.SOURCE, header.source());
    put(Field.ACCOUNT, header.account());
    put(Field.TIME, header.time());
    put(Field.VALID_UNTIL, header.validUntil());
    put(Field.MAX_AGE_S, header.maxAge().map(age -> Math.toIntExact(age.toSeconds())));
    put(Field.TAG, header.tag());
    putFlag(Field.DRY_RUN, header.dryRun());
  }

  private void putAction(Signal signal) {
    if (signal instanceof OrderSignal order) {
      putOrder(order);
    } else if (signal instanceof AmendSignal amend) {
      putAmend(amend);
    } else if (signal instanceof CancelSignal cancel) {
      putReference(cancel.order());
    } else if (signal instanceof CloseSignal close) {
      putClose(close);
    } else if (signal instanceof ReduceSignal reduce) {
      putReduce(reduce);
    } else if (signal instanceof ReverseSignal reverse) {
      putReverse(reverse);
    } else if (signal instanceof TargetSignal target) {
      putTarget(target);
    } else if (signal instanceof TpslSignal tpsl) {
      putExits(tpsl.exits());
      put(Field.POSITION_IDX, tpsl.positionIdx());
    } else if (signal instanceof LeverageSignal leverage) {
      put(Field.LEVERAGE, leverage.leverage());
    }
  }

  private void putOrder(OrderSignal order) {
    put(Field.SIDE, order.side());
    put(Field.ORDER_TYPE, OrderKind.of(order.orderType(), order.trigger().isPresent()));
    putSize(order.size());
    put(Field.PRICE, order.price());
    order.trigger().ifPresent(this::putTrigger);
    put(Field.TIME_IN_FORCE, order.timeInForce());
    putFlag(Field.REDUCE_ONLY, order.reduceOnly());
    putExits(order.exits());
    put(Field.LEVERAGE, order.leverage());
    put(Field.POSITION_IDX, order.positionIdx());
    put(Field.EXPECT_POSITION, order.expectPosition());
    put(Field.SIGNAL_PRICE, order.signalPrice());
    put(Field.MAX_SLIPPAGE_PCT, order.maxSlippagePct());
  }

  private void putAmend(AmendSignal amend) {
    putReference(amend.order());
    put(Field.QTY, amend.quantity());
    put(Field.PRICE, amend.price());
    put(Field.TRIGGER_PRICE, amend.triggerPrice());
    putExits(amend.exits());
  }

  private void putClose(CloseSignal close) {
    close.size().ifPresent(this::putSize);
    put(Field.POSITION_IDX, close.positionIdx());
    put(Field.EXPECT_POSITION, close.expectPosition());
  }

  private void putReduce(ReduceSignal reduce) {
    putSize(reduce.size());
    put(Field.POSITION_IDX, reduce.positionIdx());
    put(Field.EXPECT_POSITION, reduce.expectPosition());
  }

  private void putReverse(ReverseSignal reverse) {
    put(Field.SIDE, reverse.side());
    reverse.size().ifPresent(this::putSize);
    putExits(reverse.exits());
    put(Field.EXPECT_POSITION, reverse.expectPosition());
  }

  private void putTarget(TargetSignal target) {
    put(Field.TARGET_QTY, target.targetQuantity());
    putExits(target.exits());
    put(Field.EXPECT_POSITION, target.expectPosition());
  }

  private void putExits(Exits exits) {
    exits.takeProfit().ifPresent(level -> put(ModelFields.takeProfit(level.kind()), level.value()));
    exits.stopLoss().ifPresent(level -> put(ModelFields.stopLoss(level.kind()), level.value()));
    put(Field.TRAILING_OFFSET, exits.trailingOffset());
    put(Field.TPSL_MODE, exits.mode());
    putUnlessLast(Field.TP_TRIGGER_BY, exits.takeProfitBy());
    putUnlessLast(Field.SL_TRIGGER_BY, exits.stopLossBy());
  }

  private void putTrigger(Trigger trigger) {
    put(Field.TRIGGER_PRICE, trigger.price());
    putUnlessLast(Field.TRIGGER_BY, trigger.by());
    put(Field.TRIGGER_DIRECTION, trigger.direction());
  }

  private void putSize(Size size) {
    put(ModelFields.size(size.unit()), size.value());
  }

  private void putReference(OrderRef order) {
    put(ModelFields.reference(order.kind()), order.value());
  }

  private void putFlag(Field field, boolean flag) {
    if (flag) {
      put(field, true);
    }
  }

  private void putUnlessLast(Field field, PriceType by) {
    if (by != PriceType.LAST) {
      put(field, by);
    }
  }

  private void put(Field field, Optional<?> meaning) {
    meaning.ifPresent(present -> put(field, present));
  }

  private void put(Field field, Object meaning) {
    meanings.put(field, meaning);
  }
}
