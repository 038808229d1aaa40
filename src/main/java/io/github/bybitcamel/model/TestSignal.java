package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Proves the way from sender to ledger; the exchange is not asked for anything.
 *
 * @param symbol the instrument that the sender names, if any
 */
public record TestSignal(SignalHeader header, Category category, Optional<String> symbol)
    implements Signal {

  @Override
  public String action() {
    return "test";
  }

  @Override
  public boolean lessensRisk() {
    return true;
  }
}
