package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Asks to set take-profit, stop-loss or trailing stop of an open position.
 *
 * @param exits what to set
 * @param positionIdx which leg of a hedge
 */
public record TpslSignal(
    SignalHeader header,
    Category category,
    String instrument,
    Exits exits,
    Optional<Integer> positionIdx)
    implements Signal {

  @Override
  public String action() {
    return "set_tpsl";
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
