package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.plan.Asked;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.PlannedOrder;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import java.util.List;

/**
 * Holds an order that is sent later than it was judged against the market, the account and the
 * limits of that moment. It is sent as it was worded, and does not count against itself.
 */
public final class LateCheck {

  private final Planner planner;
  private final RiskGate gate;

  /** Prepares to check by {@code gate}. */
  public LateCheck(Planner planner, RiskGate gate) {
    this.planner = planner;
    this.gate = gate;
  }

  /**
   * Lets an order pass, or does not.
   *
   * @throws RefusedException if it must not be sent by now; {@link RiskGate#lacksData} tells
   *     whether it may be later
   * @throws io.github.bybitcamel.v5.V5Exception if the exchange cannot be asked
   */
  void check(Entry entry, Signal signal, Leg leg) {
    PlannedOrder order = planner.again(signal, leg);
    gate.checkAgain(Asked.of(entry, signal), new Plan.Place(List.of(order), false));
  }
}
