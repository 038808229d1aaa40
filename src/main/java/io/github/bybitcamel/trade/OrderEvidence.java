package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.v5.V5Orders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the exchange what it knows of orders, by the names we gave them. Each method throws {@link
 * io.github.bybitcamel.v5.V5Exception} where an answer is not healthy.
 */
public final class OrderEvidence {

  private final V5Orders orders;

  /** Asks through {@code orders}. */
  public OrderEvidence(V5Orders orders) {
    this.orders = orders;
  }

  /**
   * Asks for one order in three places; one that has it is enough, all must be healthy for none.
   *
   * @return the order as the exchange shows it; empty where none of the three has it
   */
  Optional<Leg> of(Leg leg) {
    return orders
        .find(leg.product(), leg.symbol(), leg.orderLinkId())
        .map(found -> Fate.adopted(leg, found))
        .or(() -> executed(leg));
  }

  /** Only trades fill an order of ours; funding and what the exchange took over do not. */
  private Optional<Leg> executed(Leg leg) {
    List<Execution> trades =
        orders.executions(leg.product(), leg.symbol(), leg.orderLinkId()).stream()
            .filter(Execution::isTrade)
            .toList();
    return trades.isEmpty() ? Optional.empty() : Optional.of(Fate.executed(leg, trades));
  }

  /**
   * Reads many orders by the page: all that are open, then those of a time that are closed, as far
   * as some of {@code wanted} are still missing.
   *
   * @param wanted our names of the orders that are looked for, by category
   * @param closed when they were created; empty where only open ones are asked for
   */
  Sighting sighting(Map<Category, Set<String>> wanted, Optional<TimeRange> closed) {
    Map<String, Order> seen = new HashMap<>();
    wanted.forEach(
        (category, names) -> {
          orders
              .open(category, Optional.empty(), Optional.empty())
              .forEach(order -> seen.put(order.orderLinkId(), order));
          Set<String> missing = new HashSet<>(names);
          missing.removeAll(seen.keySet());
          if (closed.isPresent() && !missing.isEmpty()) {
            orders
                .history(category, closed.get(), missing)
                .forEach(order -> seen.put(order.orderLinkId(), order));
          }
        });
    return new Sighting(seen, closed.isPresent());
  }
}
