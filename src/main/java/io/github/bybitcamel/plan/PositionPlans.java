package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.ExpectedPosition;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.ReduceSignal;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans what starts from the exchange's own position: close, reduce, reverse, target. */
final class PositionPlans {

  private final V5Positions positions;
  private final AccountReadings readings;

  PositionPlans(V5Positions positions, AccountReadings readings) {
    this.positions = positions;
    this.readings = readings;
  }

  /**
   * Leaves every leg that is meant, whole or in part.
   *
   * @throws RefusedException if something is open, and the leg that is named is of the other mode
   */
  Plan close(CloseSignal signal, Instrument instrument, LegNames names) {
    List<Position> open = legs(open(signal), signal.positionIdx());
    if (open.isEmpty()) {
      return flat();
    }
    ClosePlan plan = new ClosePlan(instrument, names);
    open.forEach(position -> plan.leave(position, signal.size()));
    return new Plan.Place(plan.orders(), false);
  }

  /**
   * Leaves a part of the one leg that is meant.
   *
   * @throws RefusedException if something is open, and the leg that is named is of the other mode,
   *     or none is named of two
   */
  Plan reduce(ReduceSignal signal, Instrument instrument, LegNames names) {
    List<Position> open = legs(open(signal), signal.positionIdx());
    if (open.isEmpty()) {
      return flat();
    }
    if (open.size() > 1) {
      throw RefusedException.invalid(
          "AMBIGUOUS_POSITION",
          "position_idx",
          "",
          "is needed: both sides of the hedge are open; say 1 (long) or 2 (short)");
    }
    ClosePlan plan = new ClosePlan(instrument, names);
    plan.leave(open.get(0), Optional.of(signal.size()));
    return new Plan.Place(plan.orders(), false);
  }

  /** Leaves the position, then opens the other side. */
  Plan reverse(
      ReverseSignal signal, Instrument instrument, Supplier<BigDecimal> lastPrice, LegNames names) {
    Optional<Position> open = oneWay(signal);
    Side side =
        signal
            .side()
            .or(() -> open.flatMap(Position::side).map(Side::opposite))
            .orElseThrow(() -> nothingToReverse());
    if (open.flatMap(Position::side).filter(side::equals).isPresent()) {
      return new Plan.Nothing(
          SignalState.DONE, "ALREADY_THERE: the position is on that side; nothing was sent");
    }
    ClosePlan close = new ClosePlan(instrument, names);
    open.ifPresent(position -> close.leave(position, Optional.empty()));
    Size size =
        signal
            .size()
            .or(() -> open.map(position -> new Size(Size.Unit.BASE, position.quantity())))
            .orElseThrow(() -> nothingToReverse());
    List<PlannedOrder> orders = new ArrayList<>(close.orders());
    orders.addAll(
        market(signal, instrument, side, size, false, signal.exits(), lastPrice.get(), names));
    return new Plan.Place(orders, true);
  }

  /** Brings the position to a signed quantity by one order. */
  Plan target(
      TargetSignal signal, Instrument instrument, Supplier<BigDecimal> lastPrice, LegNames names) {
    BigDecimal now = oneWay(signal).map(Position::signedQuantity).orElse(BigDecimal.ZERO);
    BigDecimal missing = signal.targetQuantity().subtract(now);
    if (instrument.roundQuantity(missing.abs()).signum() == 0) {
      return new Plan.Nothing(
          SignalState.DONE,
          "ALREADY_THERE: the position is " + now.toPlainString() + "; nothing was sent");
    }
    boolean lessens =
        now.signum() * missing.signum() < 0 && missing.abs().compareTo(now.abs()) <= 0;
    Side side = missing.signum() > 0 ? Side.BUY : Side.SELL;
    Size size = new Size(Size.Unit.BASE, missing.abs());
    Exits exits = lessens ? Exits.NONE : signal.exits();
    List<PlannedOrder> orders =
        market(signal, instrument, side, size, lessens, exits, lastPrice.get(), names);
    orders.forEach(order -> refuseOtherStop(order.request()));
    return new Plan.Place(orders, false);
  }

  /**
   * Refuses a signal whose sender believes in another position.
   *
   * @throws RefusedException if {@code expected} does not hold
   */
  void refuseMismatch(Signal signal, ExpectedPosition expected) {
    BigDecimal actual =
        open(signal).stream()
            .map(Position::signedQuantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!expected.matches(actual)) {
      throw new RefusedException(
          SignalState.DENIED,
          "STATE_MISMATCH: expect_position does not hold: the position is "
              + actual.toPlainString());
    }
  }

  /**
   * Refuses an order that would put its exits in the place of others that cover the whole position,
   * unless it says that it means to.
   *
   * @throws RefusedException if the position has another exit and the order names no mode
   */
  void refuseOtherStop(OrderRequest order) {
    Exits exits = order.exits();
    boolean contract = order.category() == Category.LINEAR || order.category() == Category.INVERSE;
    if (!contract || exits.isEmpty() || exits.mode().isPresent()) {
      return;
    }
    positions.list(order.category(), Optional.of(order.symbol()), Optional.empty()).stream()
        .filter(position -> position.positionIdx() == order.positionIdx() && !position.isFlat())
        .filter(
            position ->
                other(position.stopLoss(), exits.stopLoss())
                    || other(position.takeProfit(), exits.takeProfit()))
        .findFirst()
        .ifPresent(
            position -> {
              throw RefusedException.invalid(
                  "TPSL_MODE_REQUIRED",
                  "tpsl_mode",
                  "",
                  "is needed: the position has stop_loss %s and take_profit %s; say full to replace"
                          .formatted(shown(position.stopLoss()), shown(position.takeProfit()))
                      + " them, or partial to cover this order's quantity only");
            });
  }

  private static boolean other(Optional<BigDecimal> there, Optional<ExitLevel> asked) {
    return there.isPresent()
        && asked.filter(level -> level.value().compareTo(there.get()) != 0).isPresent();
  }

  private static String shown(Optional<BigDecimal> price) {
    return price.map(BigDecimal::toPlainString).orElse("none");
  }

  /** Returns what is open in the signal's symbol. */
  List<Position> open(Signal signal) {
    return positions.list(signal.category(), signal.symbol(), Optional.empty()).stream()
        .filter(position -> !position.isFlat())
        .toList();
  }

  private Optional<Position> oneWay(Signal signal) {
    List<Position> open = open(signal);
    if (open.stream().anyMatch(position -> position.positionIdx() != 0)) {
      throw RefusedException.invalid(
          "HEDGE_MODE",
          "action",
          signal.action(),
          "the symbol is hedged: close one side and order the other by name");
    }
    return open.stream().findFirst();
  }

  /** What is named in the terms of the other mode is not flat: it is not there. */
  private static List<Position> legs(List<Position> open, Optional<Integer> positionIdx) {
    if (positionIdx.isEmpty()) {
      return open;
    }
    int named = positionIdx.get();
    open.stream()
        .filter(position -> (position.positionIdx() == 0) != (named == 0))
        .findFirst()
        .ifPresent(position -> refuseOtherMode(position, named));
    return open.stream().filter(position -> position.positionIdx() == named).toList();
  }

  private static void refuseOtherMode(Position position, int named) {
    throw RefusedException.invalid(
        "POSITION_IDX",
        "position_idx",
        String.valueOf(named),
        "%s is open, and the account's mode for it needs %s; nothing was closed"
            .formatted(position.symbol(), position.positionIdx() == 0 ? "0" : "1 or 2"));
  }

  private List<PlannedOrder> market(
      Signal signal,
      Instrument instrument,
      Side side,
      Size size,
      boolean reduceOnly,
      Exits exits,
      BigDecimal lastPrice,
      LegNames names) {
    OrderSignal order =
        new OrderSignal(
            signal.header(),
            signal.category(),
            instrument.symbol(),
            side,
            OrderType.MARKET,
            size,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            reduceOnly,
            exits,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Supplier<BigDecimal> equity = () -> readings.equity(instrument.quoteCoin());
    return new OrderPlan(order, instrument, Optional.of(lastPrice), equity).orders(names, 0);
  }

  private static Plan flat() {
    return new Plan.Nothing(SignalState.DONE, "ALREADY_FLAT: no open position; nothing was sent");
  }

  private static RefusedException nothingToReverse() {
    return RefusedException.invalid(
        "NOTHING_TO_REVERSE",
        "action",
        "reverse",
        "no position is open: give side and qty, or send an order");
  }
}
