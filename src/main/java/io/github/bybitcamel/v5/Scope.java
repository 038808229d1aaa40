package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import java.util.List;
import java.util.Optional;

/** Which orders or positions of a category are meant: the exchange wants to be told for linear. */
record Scope(Optional<String> symbol, Optional<String> settleCoin) {

  private static final List<String> LINEAR_COINS = List.of("USDT", "USDC");

  /** Returns what has to be asked, one after the other, to see everything that is meant. */
  static List<Scope> of(Category category, Optional<String> symbol, Optional<String> settleCoin) {
    if (symbol.isPresent() || category == Category.SPOT) {
      return List.of(new Scope(symbol, Optional.empty()));
    }
    if (settleCoin.isPresent() || category != Category.LINEAR) {
      return List.of(new Scope(symbol, settleCoin));
    }
    return LINEAR_COINS.stream().map(coin -> new Scope(symbol, Optional.of(coin))).toList();
  }

  V5Request.Builder addTo(V5Request.Builder request) {
    return request.text("symbol", symbol).text("settleCoin", settleCoin);
  }
}
