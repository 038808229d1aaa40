package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Asks to lessen a position by a part, reduce-only at market.
 *
 * @param size how much, in base coin or percent of the position
 * @param positionIdx which leg of a hedge; empty means the only one there is
 * @param expectPosition precondition on the position
 */
public record ReduceSignal(
    SignalHeader header,
    Category category,
    String instrument,
    Size size,
    Optional<Integer> positionIdx,
    Optional<ExpectedPosition> expectPosition)
    implements Signal {

  @Override
  public String action() {
    return "reduce";
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
