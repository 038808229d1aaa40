package io.github.bybitcamel.risk;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the account holds and may come to hold: positions and the orders that may still open some.
 *
 * @param positions their value in USD; long is positive, short is negative
 * @param orders working ones that may open risk; reduce-only ones are left out
 */
public record Holdings(Map<PositionKey, BigDecimal> positions, List<Working> orders) {

  /** Nothing held. */
  public static final Holdings NONE = new Holdings(Map.of(), List.of());

  /** Copies. */
  public Holdings {
    positions = Map.copyOf(positions);
    orders = List.copyOf(orders);
  }

  /** Returns these with orders that are on their way; the larger of two of one name counts. */
  public Holdings with(Collection<Working> more) {
    Map<String, Working> all = new LinkedHashMap<>();
    orders.forEach(order -> all.put(order.name(), order));
    more.forEach(order -> all.merge(order.name(), order, Holdings::larger));
    return new Holdings(positions, List.copyOf(all.values()));
  }

  private static Working larger(Working one, Working other) {
    return one.value().compareTo(other.value()) >= 0 ? one : other;
  }

  /** Returns these without orders that are about to be changed, or to be sent once more. */
  public Holdings withoutOrders(Collection<String> names) {
    return new Holdings(positions, orders.stream().filter(o -> !names.contains(o.name())).toList());
  }

  /** Returns these without the positions that are left before anything else happens. */
  public Holdings withoutPositions(Collection<PositionKey> left) {
    Map<PositionKey, BigDecimal> rest = new HashMap<>(positions);
    rest.keySet().removeAll(left);
    return new Holdings(rest, orders);
  }

  /** Returns the value of a position, with its sign; zero when flat. */
  BigDecimal position(PositionKey key) {
    return positions.getOrDefault(key, BigDecimal.ZERO);
  }

  /** Returns the greatest value, without sign, that a position can come to by working orders. */
  BigDecimal worst(PositionKey key) {
    BigDecimal bought = position(key);
    BigDecimal sold = bought;
    for (Working order : orders) {
      if (order.position().equals(key)) {
        bought = bought.add(order.signed().max(BigDecimal.ZERO));
        sold = sold.add(order.signed().min(BigDecimal.ZERO));
      }
    }
    return bought.abs().max(sold.abs());
  }

  /** Returns the sum of what every position can come to. */
  public BigDecimal total() {
    Set<PositionKey> keys = new HashSet<>(positions.keySet());
    orders.forEach(order -> keys.add(order.position()));
    return keys.stream().map(this::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A coin that is held is collateral as much as a position: only what is being bought counts. */
  private BigDecimal counted(PositionKey key) {
    return key.category().hasPositions()
        ? worst(key)
        : orders.stream()
            .filter(order -> order.position().equals(key))
            .map(order -> order.signed().max(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns how many orders stay in the book. */
  public long resting() {
    return orders.stream().filter(Working::rests).count();
  }
}
