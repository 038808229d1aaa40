package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.Denial;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskLimits;
import java.math.BigDecimal;

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
      boolean closes = place.orders().stream().anyMatch(order -> order.request().reduceOnly());
      place.orders().forEach(order -> check(order, closes));
    }
    if (plan instanceof Plan.Amend amend) {
      AmendRequest request = amend.request();
      halted(false);
      limited(amend.notional(), request.category(), request.symbol());
    }
  }

  /**
   * A halt must not keep a plan from closing: what the same plan opens afterwards is denied by the
   * kill switch right before it is sent.
   */
  private void check(PlannedOrder order, boolean planCloses) {
    OrderRequest request = order.request();
    if (!request.reduceOnly()) {
      halted(planCloses);
      limited(order.notional(), request.category(), request.symbol());
    }
  }

  private void halted(boolean lessensRisk) {
    killSwitch.check(lessensRisk).ifPresent(RiskGate::deny);
  }

  private void limited(BigDecimal notional, Category category, String symbol) {
    limits.checkOrder(notional, quoteCoin(category, symbol)).ifPresent(RiskGate::deny);
  }

  private static void deny(Denial denial) {
    throw new RefusedException(SignalState.DENIED, denial.text());
  }

  private String quoteCoin(Category category, String symbol) {
    return instruments.find(category, symbol).map(Instrument::quoteCoin).orElse("");
  }
}
