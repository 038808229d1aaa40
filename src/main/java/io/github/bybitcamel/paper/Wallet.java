package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the account owns, by coin; less than zero where it owes. */
final class Wallet {

  private final Map<String, BigDecimal> balances = new LinkedHashMap<>();
  private final Map<String, BigDecimal> realised = new LinkedHashMap<>();

  BigDecimal of(String coin) {
    return balances.getOrDefault(coin, BigDecimal.ZERO);
  }

  void add(String coin, BigDecimal amount) {
    balances.merge(coin, amount, BigDecimal::add);
  }

  /** Books what a position gained or lost, fees included. */
  void realise(String coin, BigDecimal amount) {
    add(coin, amount);
    realised.merge(coin, amount, BigDecimal::add);
  }

  BigDecimal realised(String coin) {
    return realised.getOrDefault(coin, BigDecimal.ZERO);
  }

  Map<String, BigDecimal> balances() {
    return balances;
  }

  Map<String, BigDecimal> realised() {
    return realised;
  }
}
