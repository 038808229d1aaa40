package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Asks that the position become a signed quantity, by one market order or none.
 *
 * @param targetQuantity the goal, in base coin (inverse: USD); short is negative, flat is 0
 * @param exits take-profit and stop-loss of the position
 * @param expectPosition precondition on the position
 */
public record TargetSignal(
    SignalHeader header,
    Category category,
    String instrument,
    BigDecimal targetQuantity,
    Exits exits,
    Optional<ExpectedPosition> expectPosition)
    implements Signal {

  @Override
  public String action() {
    return "target";
  }

  @Override
  public Optional<String> symbol() {
    return Optional.of(instrument);
  }

  @Override
  public boolean lessensRisk() {
    return targetQuantity.signum() == 0;
  }
}
