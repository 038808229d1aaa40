package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.AmendedOrder;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.plan.Asked;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Changes for programs of this machine that place no order, without a journal. Where the exchange
 * refuses who we are, writing stops. Safe for use by many threads.
 */
public final class DirectChanges {

  private final Planner planner;
  private final RiskGate gate;
  private final V5Orders orders;
  private final V5Positions positions;
  private final Shown shown;
  private final DirectCall call;
  private final Freshness freshness;
  private final Clock clock;

  /**
   * Wires them.
   *
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public DirectChanges(
      Planner planner,
      RiskGate gate,
      V5Orders orders,
      V5Positions positions,
      Consumer<String> forbidden,
      Freshness freshness,
      Clock clock) {
    this.planner = planner;
    this.gate = gate;
    this.orders = orders;
    this.positions = positions;
    this.shown = new Shown(orders, positions);
    this.call = new DirectCall(planner, gate, forbidden);
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * Changes an order.
   *
   * @throws RefusedException if a rule or a limit refuses it, or its time passed before it could be
   *     sent; nothing was sent
   * @throws V5Exception if it was not taken, or nobody knows
   */
  public AmendedOrder amend(AmendSignal signal) {
    DirectCall.refuseDryRun(signal);
    Instant sendBefore = fresh(signal);
    return amended(Asked.of(signal), (Plan.Amend) planner.plan(signal), sendBefore);
  }

  /** Lets a signal pass while it is fresh, and returns until when it is. */
  private Instant fresh(Signal signal) {
    Instant now = clock.instant();
    freshness.refuseExpired(signal, now, now);
    return freshness.end(signal, now);
  }

  /** Changes an order as {@link #amend(AmendSignal)} does; an exit of zero is taken away. */
  public AmendedOrder amend(AmendRequest request) {
    return amended(Asked.by("amend"), planner.amend(request), Instant.MAX);
  }

  private AmendedOrder amended(Asked asked, Plan.Amend plan, Instant sendBefore) {
    gate.check(asked, plan);
    OrderAck ack = call.kept(plan, () -> call.worded(() -> sent(plan, sendBefore)));
    return new AmendedOrder(
        plan.request(), ack.orderId(), ack.orderLinkId(), ack.time(), plan.rounded());
  }

  private OrderAck sent(Plan.Amend plan, Instant sendBefore) {
    try {
      return orders.amend(plan.request(), plan.lessensRisk(), sendBefore);
    } catch (V5Exception e) {
      return acknowledged(Unlisted.found(e, () -> shown.amended(plan.request())));
    }
  }

  private static OrderAck acknowledged(Order order) {
    return new OrderAck(order.orderId(), order.orderLinkId(), order.updatedAt());
  }

  /**
   * Cancels an order. Where there is nothing to cancel any more the order itself says how it ended,
   * and the acknowledgement carries that.
   *
   * @throws V5Exception if it was not cancelled, or nobody knows; of outcome {@code ALREADY_SO}
   *     where the exchange has no such order at all
   */
  public OrderAck cancel(CancelRequest request) {
    return call.watched(
        () -> {
          try {
            return orders.cancel(request);
          } catch (V5Exception e) {
            return e.outcome() == OutcomeClass.ALREADY_SO
                ? ended(request, e)
                : Unlisted.found(e, () -> ended(request));
          }
        });
  }

  private OrderAck ended(CancelRequest request, V5Exception e) {
    Order order = named(request).orElseThrow(() -> e);
    if (!order.status().isFinal()) {
      throw V5Exception.unanswered(e.endpoint(), "the order's fate is open", false);
    }
    return ended(order);
  }

  private Optional<OrderAck> ended(CancelRequest request) {
    return named(request).filter(order -> order.status().isFinal()).map(DirectChanges::ended);
  }

  private static OrderAck ended(Order order) {
    return new OrderAck(
        order.orderId(), order.orderLinkId(), order.updatedAt(), Optional.of(order.status()));
  }

  private Optional<Order> named(CancelRequest request) {
    return orders.find(request.category(), request.symbol(), request.order());
  }

  /** Cancels all orders, as {@link V5Orders#cancelAll} says. */
  public List<OrderAck> cancelAll(
      Category category, Optional<String> symbol, Optional<String> settleCoin) {
    return unseen(() -> orders.cancelAll(category, symbol, settleCoin));
  }

  /**
   * Sets the leverage of both sides; that it was so already is fine.
   *
   * @throws RefusedException if a limit refuses it; nothing was sent
   */
  public void setLeverage(Category category, String symbol, BigDecimal leverage) {
    Plan.SetLeverage plan = planner.leverage(category, symbol, leverage);
    gate.check(Asked.by("set_leverage"), plan);
    change(plan, () -> positions.setLeverage(category, symbol, leverage, plan.lessensRisk()));
  }

  /** Switches between one-way and hedge, as {@link V5Positions#switchMode} says. */
  public void switchMode(
      Category category, Optional<String> symbol, Optional<String> coin, PositionMode mode) {
    try {
      if (symbol.isPresent()) {
        change(
            () -> positions.switchMode(category, symbol, coin, mode),
            () -> positions.isIn(category, symbol.get(), mode));
      } else {
        unseen(
            () -> {
              positions.switchMode(category, symbol, coin, mode);
              return true;
            });
      }
    } finally {
      planner.forgetModes();
    }
  }

  /**
   * Sets exits of a position, as {@link V5Positions#tradingStop} says.
   *
   * @throws RefusedException if a halt refuses it; nothing was sent
   */
  public void tradingStop(TradingStop stop) {
    set(planner.stops(stop), Instant.MAX);
  }

  /**
   * Sets exits of an open position, and returns what was sent.
   *
   * @throws RefusedException if nothing is open, if it is not clear which leg of a hedge is meant,
   *     if a halt refuses it, or if its time passed before it could be sent; nothing was sent
   */
  public TradingStop tradingStop(TpslSignal signal) {
    DirectCall.refuseDryRun(signal);
    Instant sendBefore = fresh(signal);
    Plan.SetStops plan = (Plan.SetStops) planner.plan(signal);
    set(plan, sendBefore);
    return plan.stop();
  }

  private void set(Plan.SetStops plan, Instant sendBefore) {
    gate.check(Asked.by("set_tpsl"), plan);
    change(plan, () -> positions.tradingStop(plan.stop(), plan.lessensRisk(), sendBefore));
  }

  private void change(Plan.Change plan, Runnable change) {
    Instant begin = clock.instant();
    change(change, () -> shown.isSo(plan, begin));
  }

  private void change(Runnable change, BooleanSupplier isSo) {
    call.watched(
        () -> {
          try {
            change.run();
            return true;
          } catch (V5Exception e) {
            return Unlisted.found(e, () -> Optional.of(true).filter(so -> isSo.getAsBoolean()));
          }
        });
  }

  /** Makes a change that one look does not show. */
  private <T> T unseen(Supplier<T> change) {
    return call.watched(
        () -> {
          try {
            return change.get();
          } catch (V5Exception e) {
            throw Unlisted.unseen(e);
          }
        });
  }
}
