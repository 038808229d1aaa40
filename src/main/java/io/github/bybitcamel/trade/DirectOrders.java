package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.plan.Asked;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.PlannedOrder;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Orders for programs of this machine, without a journal: planned and held against the limits as
 * signals are, sent at once, once. What was not sent is a {@link RefusedException}; what the
 * exchange did not take, or nobody knows, is a {@link V5Exception}. Safe for use by many threads.
 */
public final class DirectOrders {

  /** How far the clocks of one exchange may be apart. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final Planner planner;
  private final RiskGate gate;
  private final V5Orders orders;
  private final DirectCall call;
  private final SwitchedMode switched;
  private final Freshness freshness;
  private final Clock clock;

  /**
   * Wires them.
   *
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public DirectOrders(
      Planner planner,
      RiskGate gate,
      V5Orders orders,
      Consumer<String> forbidden,
      Freshness freshness,
      Clock clock) {
    this.planner = planner;
    this.gate = gate;
    this.orders = orders;
    this.call = new DirectCall(planner, gate, forbidden);
    this.switched = new SwitchedMode(planner, gate);
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * Places an order.
   *
   * @throws RefusedException if a rule or a limit refuses it, or its time passed before it could be
   *     sent; nothing was sent
   * @throws V5Exception if it was not taken, or nobody knows; it carries the orderLinkId
   * @throws io.github.bybitcamel.risk.DeniedException if trading was halted at the last moment
   */
  public PlacedOrder place(NewOrder order) {
    DirectCall.refuseDryRun(order.signal());
    Instant now = clock.instant();
    freshness.refuseExpired(order.signal(), now, now);
    Instant sendBefore = freshness.end(order.signal(), now);
    Plan.Place plan = planner.order(order.signal(), order.orderLinkId());
    refuseSeveral(plan);
    gate.check(Asked.of(order.signal()), plan);
    PlannedOrder planned = plan.orders().get(0);
    try {
      return kept(planned, sendBefore);
    } catch (V5Exception e) {
      if (e.outcome() != OutcomeClass.BAD_REQUEST) {
        throw e;
      }
      return kept(switched.instead(order.signal(), planned).orElseThrow(() -> e), sendBefore);
    }
  }

  private PlacedOrder kept(PlannedOrder order, Instant sendBefore) {
    return call.kept(SwitchedMode.alone(order), () -> sent(order, sendBefore));
  }

  /** One call is one order of one name. */
  private static void refuseSeveral(Plan.Place plan) {
    if (plan.orders().size() > 1) {
      OrderRequest first = plan.orders().get(0).request();
      throw RefusedException.invalid(
          "ABOVE_MAX_QTY",
          "qty",
          "",
          "needs several orders: the greatest of %s is %s; close the position, or send a signal"
              .formatted(first.symbol(), first.quantity().toPlainString()));
    }
  }

  private PlacedOrder sent(PlannedOrder planned, Instant sendBefore) {
    OrderAck ack = call.worded(() -> created(planned.request(), sendBefore));
    return new PlacedOrder(planned.request(), ack.orderId(), ack.time(), planned.asked());
  }

  /** A name that is taken after a repetition of our own may have been taken by ourselves. */
  private OrderAck created(OrderRequest request, Instant sendBefore) {
    Instant begin = clock.instant();
    try {
      return orders.create(request, sendBefore);
    } catch (V5Exception e) {
      if (e.outcome() != OutcomeClass.ALREADY_SO) {
        return Unlisted.found(e, () -> ours(request, begin));
      }
      return (e.ownRepetition() ? oursIfTold(request, begin) : Optional.<OrderAck>empty())
          .orElseThrow(() -> e);
    }
  }

  private Optional<OrderAck> oursIfTold(OrderRequest request, Instant begin) {
    try {
      return ours(request, begin);
    } catch (V5Exception unhealthy) {
      return Optional.empty();
    }
  }

  /** Returns the order of our name, unless it is another or was there before {@code begin}. */
  private Optional<OrderAck> ours(OrderRequest request, Instant begin) {
    return orders
        .find(request.category(), request.symbol(), request.orderLinkId())
        .filter(order -> isSame(request, order))
        .filter(order -> !order.createdAt().isBefore(byExchange(begin).minus(TOLERANCE)))
        .map(order -> new OrderAck(order.orderId(), order.orderLinkId(), order.createdAt()));
  }

  /** Of what is reduce-only the exchange may take less than it was asked for. */
  private static boolean isSame(OrderRequest request, Order order) {
    int less = order.quantity().compareTo(request.quantity());
    boolean sameQuantity =
        request.quoteQuantity() || less == 0 || (request.reduceOnly() && less < 0);
    return sameQuantity && V5Orders.isSame(V5Orders.text(request), order);
  }

  /** Returns what {@code begin}, an instant of our clock, was by the exchange's. */
  private Instant byExchange(Instant begin) {
    Instant there = planner.exchangeTime();
    return there.minus(Duration.between(begin, clock.instant()));
  }

  /**
   * Leaves a position, both legs of a hedge, reduce-only at market, as much as the exchange says is
   * open. A failure does not keep the rest from being tried.
   *
   * @return the orders that were taken; none where nothing was open
   * @throws RefusedException if a rule refuses it; nothing was sent
   * @throws V5Exception the first failure, after everything else was tried
   */
  public List<PlacedOrder> close(CloseSignal signal) {
    DirectCall.refuseDryRun(signal);
    Plan plan = planner.plan(signal);
    List<PlacedOrder> placed = new ArrayList<>();
    List<V5Exception> failures = new ArrayList<>();
    if (plan instanceof Plan.Place place) {
      place.orders().forEach(order -> tried(order, placed, failures));
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return placed;
  }

  private void tried(PlannedOrder order, List<PlacedOrder> placed, List<V5Exception> failures) {
    try {
      // What leaves a position is never too late.
      placed.add(sent(order, Instant.MAX));
    } catch (V5Exception e) {
      failures.add(e);
    }
  }
}
