package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.plan.Asked;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.PlannedOrder;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.v5.V5Exception;
import java.util.List;
import java.util.Optional;

/**
 * Words an order anew whose refusal has shown that somebody switched the position mode. It keeps
 * its name: had the exchange taken the first after all, it would refuse the second.
 */
public final class SwitchedMode {

  private final Planner planner;
  private final RiskGate gate;

  /**
   * Prepares to word anew.
   *
   * @param planner has learnt from the refusal
   * @param gate judges once more: in another mode an order may open what it would have reduced
   */
  public SwitchedMode(Planner planner, RiskGate gate) {
    this.planner = planner;
    this.gate = gate;
  }

  /** Returns what is to be sent instead of {@code refused}; empty where its refusal stands. */
  Optional<PlannedOrder> instead(Signal signal, PlannedOrder refused) {
    try {
      Optional<PlannedOrder> other = planner.inModeNow(signal, refused);
      if (other.isPresent()) {
        gate.free(alone(refused));
        gate.checkAgain(Asked.of(signal), alone(other.get()));
      }
      return other;
    } catch (RefusedException | V5Exception e) {
      return Optional.empty();
    }
  }

  static Plan.Place alone(PlannedOrder order) {
    return new Plan.Place(List.of(order), false);
  }
}
