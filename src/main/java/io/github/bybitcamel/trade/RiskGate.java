package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.Denial;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskLimits;
import java.util.Optional;

/** Holds every plan against the limits before anything is sent. */
public final class RiskGate {

  private final RiskLimits limits;
  private final KillSwitch killSwitch;
  private final Instruments instruments;

  /** Judges by {@code limits}. */
  public RiskGate(RiskLimits limits, KillSwitch killSwitch, Instruments instruments) {
    this.limits = limits;
    this.killSwitch = killSwitch;
    this.instruments = instruments;
  }

  /**
   * Lets {@code plan} pass.
   *
   * @throws RefusedException if a limit denies it
   */
  void check(Plan plan) {
    if (plan instanceof Plan.Place place) {
      place.orders().forEach(this::check);
    }
  }

  private void check(PlannedOrder order) {
    boolean lessensRisk = order.request().reduceOnly();
    Optional<Denial> denial = killSwitch.check(lessensRisk);
    if (denial.isEmpty() && !lessensRisk) {
      denial = limits.checkOrder(order.notional(), quoteCoin(order));
    }
    if (denial.isPresent()) {
      throw new RefusedException(SignalState.DENIED, denial.get().text());
    }
  }

  private String quoteCoin(PlannedOrder order) {
    return instruments
        .find(order.request().category(), order.request().symbol())
        .map(Instrument::quoteCoin)
        .orElse("");
  }
}
