package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What wakes a conditional order.
 *
 * @param price the price at which it wakes, in quote coin, greater than zero
 * @param by which price is watched
 * @param direction the way the price must move; empty means up for a buy and down for a sell
 */
public record Trigger(BigDecimal price, PriceType by, Optional<TriggerDirection> direction) {

  /**
   * Refuses a trigger at no price.
   *
   * @throws IllegalArgumentException if {@code price <= 0}
   */
  public Trigger {
    if (price.signum() <= 0) {
      throw new IllegalArgumentException("trigger " + price.toPlainString() + " is not > 0");
    }
  }
}
