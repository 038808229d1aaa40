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
      for (PlannedOrder order : place.orders()) {
        OrderRequest request = order.request();
        check(request.reduceOnly(), order.notional(), request.category(), request.symbol());
      }
    }
    if (plan instanceof Plan.Amend amend) {
      AmendRequest request = amend.request();
      check(false, amend.notional(), request.category(), request.symbol());
    }
  }

  private void check(boolean lessensRisk, BigDecimal notional, Category category, String symbol) {
    Optional<Denial> denial = killSwitch.check(lessensRisk);
    if (denial.isEmpty() && !lessensRisk) {
      denial = limits.checkOrder(notional, quoteCoin(category, symbol));
    }
    if (denial.isPresent()) {
      throw new RefusedException(SignalState.DENIED, denial.get().text());
    }
  }

  private String quoteCoin(Category category, String symbol) {
    return instruments.find(category, symbol).map(Instrument::quoteCoin).orElse("");
  }
}
