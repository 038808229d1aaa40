package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Exception;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the writing calls of programs, and tells whoever must know what became of them. */
final class DirectCall {

  private final RiskGate gate;
  private final Refusals refused;

  /**
   * Prepares to call.
   *
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  DirectCall(Planner planner, RiskGate gate, Consumer<String> forbidden) {
    this.gate = gate;
    this.refused = new Refusals(planner, forbidden);
  }

  static void refuseDryRun(Signal signal) {
    if (signal.header().dryRun()) {
      throw RefusedException.invalid(
          "DRY_RUN", "dry_run", "true", "nothing was sent; leave it out, or send it as a signal");
    }
  }

  /**
   * Makes a call, and stops further ones where the exchange refuses who we are.
   *
   * @throws RefusedException if it had to be sent before an instant that came first
   */
  <T> T watched(Supplier<T> call) {
    try {
      return call.get();
    } catch (TooLateException e) {
      throw new RefusedException(SignalState.EXPIRED, Placing.TOO_LATE);
    } catch (V5Exception e) {
      refused.accept(e);
      throw e;
    }
  }

  /**
   * The same of a call that words an order for the exchange.
   *
   * @throws RefusedException also if it cannot be worded
   */
  <T> T worded(Supplier<T> call) {
    try {
      return watched(call);
    } catch (IllegalArgumentException e) {
      throw RefusedException.invalid("UNSUPPORTED", "order", "", "cannot be: " + e.getMessage());
    }
  }

  /** Tells the gate what became of a plan that passed it. */
  <T> T kept(Plan plan, Supplier<T> call) {
    try {
      T sent = call.get();
      gate.sent(plan);
      return sent;
    } catch (V5Exception e) {
      if (isNotThere(e)) {
        gate.free(plan);
      } else {
        gate.lost(plan);
      }
      throw e;
    } catch (RuntimeException e) {
      gate.free(plan);
      throw e;
    }
  }

  /** Whether nothing of it is at the exchange: what was answered was sent, and may be refused. */
  private static boolean isNotThere(V5Exception e) {
    return !e.mayHaveBeenSent() || Refusals.isCertain(e) || WhileFresh.hadNoEffect(e);
  }
}
