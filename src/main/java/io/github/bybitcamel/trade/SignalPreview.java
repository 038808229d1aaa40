package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.OrderOutcome;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Says what a signal would send now: plan and limits, and nothing after them. */
public final class SignalPreview {

  private final Planner planner;
  private final RiskGate gate;
  private final Freshness freshness;
  private final Clock clock;

  /** Previews by the plan and the limits that trading uses. */
  public SignalPreview(Planner planner, RiskGate gate, Freshness freshness, Clock clock) {
    this.planner = planner;
    this.gate = gate;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Returns {@link SignalState#DRY_RUN} with what would be sent, or why nothing would. */
  public TradeOutcome of(Signal signal) {
    Instant now = clock.instant();
    try {
      freshness.refuseExpired(signal, now, now);
      Plan plan = planner.plan(signal);
      gate.check(plan);
      return planned(plan);
    } catch (RefusedException e) {
      return nothing(e.state(), e.getMessage());
    } catch (IllegalArgumentException e) {
      return nothing(SignalState.INVALID, "UNSUPPORTED: " + e.getMessage());
    } catch (V5Exception e) {
      return nothing(SignalState.REJECTED, "the exchange could not be asked: " + e.getMessage());
    }
  }

  private static TradeOutcome planned(Plan plan) {
    if (plan instanceof Plan.Nothing nothing) {
      return nothing(nothing.state(), nothing.reason());
    }
    if (plan instanceof Plan.Place place) {
      return new TradeOutcome(
          SignalState.DRY_RUN, "", place.orders().stream().map(SignalPreview::order).toList());
    }
    return nothing(SignalState.DRY_RUN, TradeDesk.describe(plan));
  }

  private static OrderOutcome order(PlannedOrder order) {
    return new OrderOutcome(
        order.request().orderLinkId(),
        "",
        V5Orders.text(order.request()),
        order.asked(),
        SignalState.DRY_RUN,
        "",
        "",
        "");
  }

  private static TradeOutcome nothing(SignalState state, String reason) {
    return new TradeOutcome(state, reason, List.of());
  }
}
