package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Instant;

/** Tells what a signal comes down to, with market, position and limits as they are now. */
public final class DryRun {

  private final Planner planner;
  private final RiskGate gate;
  private final Freshness freshness;
  private final Clock clock;

  /** Wires it as the desk is wired. */
  public DryRun(Planner planner, RiskGate gate, Freshness freshness, Clock clock) {
    this.planner = planner;
    this.gate = gate;
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * What would become of a signal.
   *
   * @param state {@link SignalState#DRY_RUN} where it would be sent, else where it would end
   * @param reason why it would not be sent; empty text when it would
   * @param requests what would be sent; empty text when nothing would
   */
  public record Outcome(SignalState state, String reason, String requests) {}

  /** Returns what would become of {@code signal}; nothing is sent but questions. */
  public Outcome of(Signal signal) {
    try {
      Instant now = clock.instant();
      freshness.refuseExpired(signal, now, now);
      Plan plan = planner.plan(signal);
      gate.check(Asked.onlyToKnow(signal), plan);
      return plan instanceof Plan.Nothing nothing
          ? new Outcome(nothing.state(), nothing.reason(), "")
          : new Outcome(SignalState.DRY_RUN, "", plan.text());
    } catch (RefusedException e) {
      return new Outcome(e.state(), e.getMessage(), "");
    } catch (V5Exception e) {
      return new Outcome(
          SignalState.REJECTED, "the exchange could not be asked: " + e.getMessage(), "");
    }
  }
}
