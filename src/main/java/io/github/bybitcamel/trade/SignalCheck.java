package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.v5.V5Exception;
import java.util.Optional;

/** What can be said of a signal at the door, from the cached rules of its instrument alone. */
public final class SignalCheck {

  private final Instruments instruments;

  /** Judges by {@code instruments}. */
  public SignalCheck(Instruments instruments) {
    this.instruments = instruments;
  }

  /**
   * Returns why {@code signal} can never be sent; empty when it may be, or when the exchange's
   * rules are not known now and its lane has to judge.
   */
  public Optional<String> refusal(Signal signal) {
    try {
      refuseAccount(signal.header().account());
      if (!signal.lessensRisk()) {
        signal.symbol().ifPresent(symbol -> check(signal, symbol));
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.getMessage());
    } catch (V5Exception e) {
      return Optional.empty();
    }
  }

  private static void refuseAccount(String account) {
    if (!account.equals(SignalHeader.DEFAULT_ACCOUNT)) {
      throw RefusedException.invalid(
          "UNKNOWN_ACCOUNT",
          "account",
          account,
          "this desk trades one account, '" + SignalHeader.DEFAULT_ACCOUNT + "'; leave it out");
    }
  }

  private void check(Signal signal, String symbol) {
    Instrument instrument =
        instruments
            .find(signal.category(), symbol)
            .orElseThrow(() -> Planner.unknown(signal.category().text(), symbol));
    InstrumentRules.refuseClosed(instrument);
    if (signal instanceof OrderSignal order && order.size().unit() == Size.Unit.BASE) {
      InstrumentRules.refuseQuantity(
          instrument,
          order.orderType(),
          order.size(),
          instrument.roundQuantity(order.size().value()));
    }
  }
}
