package io.github.bybitcamel.console;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The symbols a page may choose from; asked for once. */
final class Symbols {

  private final Parts.Exchange exchange;
  private final Map<Category, List<String>> known = new ConcurrentHashMap<>();

  Symbols(Parts.Exchange exchange) {
    this.exchange = exchange;
  }

  List<String> of(String category) {
    return known.computeIfAbsent(
        Charts.category(category),
        any ->
            exchange.market().instruments(any, Optional.empty()).stream()
                .map(Instrument::symbol)
                .sorted()
                .toList());
  }
}
