package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a symbol can be executed between two ticks; without end unless somebody limits it.
 */
final class Liquidity {

  private final Map<String, BigDecimal> limits = new HashMap<>();
  private final Map<String, BigDecimal> left = new HashMap<>();

  /** Limits {@code symbol} to {@code qty} a tick. */
  void limit(String symbol, BigDecimal qty) {
    limits.put(symbol, qty);
    left.put(symbol, qty);
  }

  void lift(String symbol) {
    limits.remove(symbol);
    left.remove(symbol);
  }

  /** Returns how much of {@code qty} can be executed now. */
  BigDecimal available(String symbol, BigDecimal qty) {
    return qty.min(left.getOrDefault(symbol, qty));
  }

  void take(String symbol, BigDecimal qty) {
    left.computeIfPresent(symbol, (name, before) -> before.subtract(qty));
  }

  /** Begins a new tick. */
  void renew() {
    left.putAll(limits);
  }
}
