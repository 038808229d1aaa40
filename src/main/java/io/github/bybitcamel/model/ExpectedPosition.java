package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a sender believes the position to be; anything else refuses the signal.
 *
 * @param direction long is 1, flat is 0, short is -1
 * @param quantity the exact signed quantity, where the sender gave one
 */
public record ExpectedPosition(int direction, Optional<BigDecimal> quantity) {

  /** Returns whether the signed quantity {@code actual} is what was expected. */
  public boolean matches(BigDecimal actual) {
    return quantity
        .map(expected -> expected.compareTo(actual) == 0)
        .orElse(actual.signum() == direction);
  }
}
