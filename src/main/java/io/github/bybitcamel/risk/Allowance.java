package io.github.bybitcamel.risk;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What may be traded; an empty set allows everything.
 *
 * @param categories Bybit's words
 * @param symbols the exchange's symbols
 * @param actions as senders write them
 * @param maxOrderNotional the greatest value of one order, in USD
 */
public record Allowance(
    Set<String> categories,
    Set<String> symbols,
    Set<String> actions,
    Optional<BigDecimal> maxOrderNotional) {

  /** Everything. */
  public static final Allowance ALL = new Allowance(Set.of(), Set.of(), Set.of(), Optional.empty());

  /** Copies. */
  public Allowance {
    categories = Set.copyOf(categories);
    symbols = Set.copyOf(symbols);
    actions = Set.copyOf(actions);
  }
}
