package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.v5.V5Exception;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What can be said of a signal at the door, from the cached rules of its instrument alone. */
public final class SignalCheck {

  private final Map<String, Instruments> accounts;

  /**
   * Judges by the instruments of each account.
   *
   * @param accounts by name, the default one first
   */
  public SignalCheck(Map<String, Instruments> accounts) {
    this.accounts = accounts;
  }

  /**
   * Returns why {@code signal} can never be sent; empty when it may be.
   *
   * @throws V5Exception if the exchange's rules were never read and cannot be read now
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
    }
  }

  private void refuseAccount(String account) {
    if (!accounts.containsKey(account)) {
      String remedy =
          accounts.size() == 1
              ? "this desk trades one account, '%s'; leave it out"
              : "this desk trades the accounts %s; leave it out for the first";
      throw RefusedException.invalid(
          "UNKNOWN_ACCOUNT",
          "account",
          account,
          remedy.formatted(String.join(", ", accounts.keySet())));
    }
  }

  private void check(Signal signal, String symbol) {
    Instrument instrument =
        accounts.get(signal.header().account()).named(signal.category(), symbol);
    InstrumentRules.refuseClosed(instrument);
    if (signal instanceof OrderSignal order && order.size().unit() == Size.Unit.BASE) {
      BigDecimal quantity = instrument.roundQuantity(order.size().value());
      InstrumentRules.refuseBelow(instrument, order.size(), quantity);
      if (!order.lessensRisk()) {
        InstrumentRules.refuseAbove(instrument, order.orderType(), order.size(), quantity);
      }
    }
  }
}
