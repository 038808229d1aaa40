package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Asks to turn a position round: close it, then open the opposite side.
 *
 * @param side the side of the new position; empty means the opposite of what is open
 * @param size how much the new position is; empty means as much as was closed
 * @param exits take-profit and stop-loss of the new position
 * @param expectPosition precondition on the position
 */
public record ReverseSignal(
    SignalHeader header,
    Category category,
    String instrument,
    Optional<Side> side,
    Optional<Size> size,
    Exits exits,
    Optional<ExpectedPosition> expectPosition)
    implements Signal {

  @Override
  public String action() {
    return "reverse";
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
