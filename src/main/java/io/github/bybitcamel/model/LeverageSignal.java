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

  /**
   * Refuses a leverage that is none.
   *
   * @throws IllegalArgumentException if {@code leverage < 1}
   */
  public LeverageSignal {
    if (leverage.compareTo(BigDecimal.ONE) < 0) {
      throw new IllegalArgumentException("leverage " + leverage.toPlainString() + " is not >= 1");
    }
  }

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
