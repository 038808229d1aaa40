package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * Asks to cancel every working order of a symbol, or of the whole category.
 *
 * @param symbol whose orders; empty means all of the category
 */
public record CancelAllSignal(SignalHeader header, Category category, Optional<String> symbol)
    implements Signal {

  @Override
  public String action() {
    return "cancel_all";
  }

  @Override
  public boolean lessensRisk() {
    return true;
  }
}
