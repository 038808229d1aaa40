package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Asks to cancel one order.
 *
 * @param order which order
 */
public record CancelSignal(
    SignalHeader header, Category category, String instrument, OrderRef order) implements Signal {

  @Override
  public String action() {
    return "cancel";
  }

  @Override
  public Optional<String> symbol() {
    return Optional.of(instrument);
  }

  @Override
  public boolean lessensRisk() {
    return true;
  }
}
