package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Asks to set a symbol's leverage.
 *
 * @param leverage the multiple, at least 1
 */
public record LeverageSignal(
    SignalHeader header, Category category, String instrument, BigDecimal leverage)
    implements Signal {

  @Override
  public String action() {
    return "set_leverage";
  }

  @Override
  public Optional<String> symbol() {
    return Optional.of(instrument);
  }

  @Override
  public boolean lessensRisk() {
    return false;
  }
}
