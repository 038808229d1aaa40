package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Asks to leave a position: reduce-only at market, sized from the exchange's own position.
 *
 * @param size how much of it; empty means all
 * @param positionIdx which leg of a hedge; empty means both
 * @param expectPosition precondition on the position
 */
public record CloseSignal(
    SignalHeader header,
    Category category,
    String instrument,
    Optional<Size> size,
    Optional<Integer> positionIdx,
    Optional<ExpectedPosition> expectPosition)
    implements Signal {

  @Override
  public String action() {
    return "close";
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
