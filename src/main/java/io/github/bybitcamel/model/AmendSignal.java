package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Asks to change an order that is working.
 *
 * @param order which order
 * @param quantity the new total quantity, in base coin (inverse: USD)
 * @param price the new limit price, in quote coin
 * @param triggerPrice the new trigger price, in quote coin
 * @param exits the new take-profit and stop-loss
 */
public record AmendSignal(
    SignalHeader header,
    Category category,
    String instrument,
    OrderRef order,
    Optional<BigDecimal> quantity,
    Optional<BigDecimal> price,
    Optional<BigDecimal> triggerPrice,
    Exits exits)
    implements Signal {

  @Override
  public String action() {
    return "amend";
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
