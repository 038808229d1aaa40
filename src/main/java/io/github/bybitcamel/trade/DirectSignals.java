package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.OrderOutcome;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.plan.Asked;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Trades a signal at once, without a journal: plan, check, send, and one look at what came of it.
 * Whatever happens is told in the outcome. Safe for use by many threads.
 */
public final class DirectSignals {

  private final Planner planner;
  private final RiskGate gate;
  private final Placing placing;
  private final Changing changing;
  private final SwitchedMode switched;
  private final Freshness freshness;
  private final Clock clock;

  /**
   * Wires them.
   *
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public DirectSignals(
      Planner planner,
      RiskGate gate,
      V5Orders orders,
      V5Positions positions,
      Consumer<String> forbidden,
      Freshness freshness,
      Clock clock) {
    this.planner = planner;
    this.gate = gate;
    this.placing = new Placing(orders, new Refusals(planner, forbidden));
    this.changing = new Changing(orders, positions, forbidden, clock);
    this.switched = new SwitchedMode(planner, gate);
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Returns what became of {@code signal}; the caller keeps it from being executed twice. */
  public TradeOutcome execute(Signal signal) {
    Instant received = clock.instant();
    try {
      freshness.refuseExpired(signal, received, received);
      Plan plan = planner.plan(signal);
      refuseWaiting(signal, plan);
      gate.check(Asked.of(signal), plan);
      return executed(signal, received, plan);
    } catch (RefusedException e) {
      return outcome(e.state(), e.getMessage());
    } catch (IllegalArgumentException e) {
      return outcome(SignalState.INVALID, "UNSUPPORTED: " + e.getMessage());
    } catch (V5Exception e) {
      return outcome(
          SignalState.REJECTED, "NOT_SENT: the exchange could not be asked: " + e.getMessage());
    }
  }

  /** What waits in a lane is ended by the ledger alone. */
  private static void refuseWaiting(Signal signal, Plan plan) {
    if (plan instanceof Plan.Withdraw && signal instanceof CancelSignal cancel) {
      throw RefusedException.invalid(
          "STILL_WAITING",
          cancel.order().kind() == OrderRef.Kind.SIGNAL_ID ? "ref" : "order_link_id",
          cancel.order().value(),
          "the order waits in this desk and is not at the exchange; send the cancel as a signal");
    }
  }

  private TradeOutcome executed(Signal signal, Instant received, Plan plan) {
    if (plan instanceof Plan.Nothing nothing) {
      return outcome(nothing.state(), nothing.reason());
    }
    if (signal.header().dryRun()) {
      return outcome(SignalState.DRY_RUN, "dry_run: " + plan.text());
    }
    Instant end = freshness.end(signal, received);
    if (plan instanceof Plan.Place place) {
      return outcome(placed(signal, place, end));
    }
    Changing.Outcome changed =
        gate.during(
            plan,
            () -> changing.carryOut(() -> changing.now((Plan.Change) plan, end)),
            Changing.Outcome::state);
    return outcome(changed.state(), changed.reason());
  }

  private List<Leg> placed(Signal signal, Plan.Place place, Instant sendBefore) {
    List<Leg> legs = worded(place);
    boolean known = false;
    try {
      place(place, legs, sendBefore);
      placeInstead(signal, place, legs, sendBefore);
      List<Leg> now = legs.stream().map(this::seen).toList();
      now.forEach(gate::heard);
      known = true;
      return now;
    } finally {
      if (!known) {
        gate.lost(place);
      }
    }
  }

  /** All of them are worded before the first is sent: what has no words is refused as a whole. */
  private List<Leg> worded(Plan.Place place) {
    try {
      return place.orders().stream()
          .map(Placing::intent)
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IllegalArgumentException e) {
      gate.free(place);
      throw e;
    }
  }

  private void place(Plan.Place place, List<Leg> legs, Instant sendBefore) {
    for (int i = 0; i < legs.size(); i++) {
      boolean last = i == legs.size() - 1;
      Leg intent = legs.get(i);
      // Nobody waits here for an order whose fate is open: what opens risk after it is not sent.
      Leg leg =
          Turn.of(legs, i) == Turn.NOW
              ? placing.place(intent, () -> placing.create(intent, sendBefore))
              : Placing.unsent(intent);
      if (place.eachFilled() && !last && leg.state() == SignalState.ACKED) {
        leg = placing.executed(leg);
      }
      legs.set(i, leg);
    }
  }

  private void placeInstead(Signal signal, Plan.Place place, List<Leg> legs, Instant sendBefore) {
    if (legs.size() == 1 && legs.get(0).state() == SignalState.REJECTED) {
      switched
          .instead(signal, place.orders().get(0))
          .map(Placing::intent)
          .map(intent -> placing.place(intent, () -> placing.create(intent, sendBefore)))
          .ifPresent(leg -> legs.set(0, leg));
    }
  }

  private Leg seen(Leg leg) {
    return leg.state().isOpen() ? placing.seen(leg).orElse(leg) : leg;
  }

  private static TradeOutcome outcome(List<Leg> legs) {
    SignalState state = Fate.of(legs);
    String reason =
        legs.stream().filter(leg -> leg.state() == state).map(Leg::reason).findFirst().orElse("");
    return new TradeOutcome(state, reason, legs.stream().map(DirectSignals::outcome).toList());
  }

  private static OrderOutcome outcome(Leg leg) {
    return new OrderOutcome(
        leg.orderLinkId(),
        leg.orderId(),
        leg.request(),
        leg.asked(),
        leg.state(),
        leg.reason(),
        leg.filledQuantity(),
        leg.averagePrice());
  }

  private static TradeOutcome outcome(SignalState state, String reason) {
    return new TradeOutcome(state, reason, List.of());
  }
}
