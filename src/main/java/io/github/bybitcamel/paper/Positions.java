package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The holdings of the account, and how each symbol is set up: its leverage, its position mode. */
final class Positions {

  private static final BigDecimal DEFAULT_LEVERAGE = BigDecimal.TEN;

  private final Map<String, Position> holdings = new LinkedHashMap<>();
  private final Map<String, BigDecimal> leverages = new HashMap<>();
  private final Map<String, Boolean> hedged = new HashMap<>();

  private static String key(Category category, String symbol) {
    return category.text() + ' ' + symbol;
  }

  /** Returns the holding, a flat one when there is none yet. */
  Position of(Category category, String symbol, int idx) {
    return holdings.computeIfAbsent(
        key(category, symbol) + ' ' + idx, name -> new Position(category, symbol, idx));
  }

  /** Returns the holding an order of these terms adds to or takes from. */
  Position of(Terms terms) {
    return of(terms.category(), terms.symbol(), terms.positionIdx());
  }

  Optional<Position> holding(Category category, String symbol, int idx) {
    return Optional.ofNullable(holdings.get(key(category, symbol) + ' ' + idx));
  }

  List<Position> all() {
    return new ArrayList<>(holdings.values());
  }

  void put(Position position) {
    holdings.put(key(position.category(), position.symbol()) + ' ' + position.idx(), position);
  }

  /** Returns how many times its margin a position may be worth; 1 where there is no leverage. */
  BigDecimal leverage(Contract contract) {
    return contract.maxLeverage().signum() == 0
        ? BigDecimal.ONE
        : leverages.getOrDefault(key(contract.category(), contract.symbol()), DEFAULT_LEVERAGE);
  }

  void leverage(Contract contract, BigDecimal leverage) {
    leverages.put(key(contract.category(), contract.symbol()), leverage);
  }

  /** Returns whether both sides can be held at once. */
  boolean hedged(Contract contract) {
    return hedged.getOrDefault(key(contract.category(), contract.symbol()), false);
  }

  void hedged(Contract contract, boolean both) {
    hedged.put(key(contract.category(), contract.symbol()), both);
  }

  Map<String, BigDecimal> leverages() {
    return leverages;
  }

  Map<String, Boolean> hedges() {
    return hedged;
  }
}
