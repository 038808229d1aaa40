package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out what places no order, once, and tells what is known of it afterwards. */
final class Changing {

  private final V5Orders orders;
  private final V5Positions positions;
  private final Consumer<String> forbidden;

  /** How a change ended, and why. */
  record Outcome(SignalState state, String reason) {}

  /**
   * Prepares to carry out changes.
   *
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  Changing(V5Orders orders, V5Positions positions, Consumer<String> forbidden) {
    this.orders = orders;
    this.positions = positions;
    this.forbidden = forbidden;
  }

  /** Carries out {@code change}, and tells how it ended. */
  Outcome carryOut(Supplier<String> change) {
    try {
      return new Outcome(SignalState.DONE, change.get());
    } catch (V5Exception e) {
      return failed(e);
    }
  }

  /** Makes the calls of {@code change}; returns what there is to say of it. */
  String now(Plan.Change change) {
    if (change instanceof Plan.Amend amend) {
      orders.amend(amend.request());
      return amend.rounded();
    }
    if (change instanceof Plan.Cancel cancel) {
      orders.cancel(cancel.request());
      return "";
    }
    if (change instanceof Plan.CancelAll all) {
      int count = orders.cancelAll(all.category(), all.symbol(), Optional.empty()).size();
      return count + " orders cancelled";
    }
    if (change instanceof Plan.SetStops stops) {
      positions.tradingStop(stops.stop());
      return stops.rounded();
    }
    Plan.SetLeverage leverage = (Plan.SetLeverage) change;
    positions.setLeverage(leverage.category(), leverage.symbol(), leverage.leverage());
    return "";
  }

  private Outcome failed(V5Exception e) {
    SignalState state =
        switch (e.outcome()) {
          case ALREADY_SO -> SignalState.DONE;
          case BAD_REQUEST, FUNDS, CLOCK, FORBIDDEN -> SignalState.REJECTED;
          case AFTER_RESET, SAFE_TO_RETRY ->
              WhileFresh.hadNoEffect(e) ? SignalState.NOT_PLACED : SignalState.UNKNOWN;
          case SUCCESS, UNKNOWN, UNLISTED -> SignalState.UNKNOWN;
        };
    if (e.outcome() == OutcomeClass.FORBIDDEN) {
      forbidden.accept(e.getMessage());
    }
    return new Outcome(state, e.getMessage());
  }
}
