package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every order the exchange has taken, by number, id and orderLinkId. */
final class Orders {

  private final List<Order> all = new ArrayList<>();
  private final Map<String, Order> byId = new HashMap<>();
  private final Map<String, Order> byLink = new HashMap<>();
  private final Map<Long, Order> open = new LinkedHashMap<>();
  private long forgotten;

  void add(Order order) {
    all.add(order);
    byId.put(order.id(), order);
    if (!order.terms().linkId().isEmpty()) {
      byLink.put(order.terms().linkId(), order);
    }
    if (order.open()) {
      open.put(order.number(), order);
    }
  }

  long nextNumber() {
    return all.size() + 1L;
  }

  boolean knowsLink(String linkId) {
    return byLink.containsKey(linkId);
  }

  Order number(long number) {
    return all.get((int) number - 1);
  }

  /** Returns the order with this id or, without one, with this orderLinkId. */
  Optional<Order> find(Category category, String id, String linkId) {
    Optional<Order> order = Optional.ofNullable(id.isEmpty() ? byLink.get(linkId) : byId.get(id));
    return order.filter(found -> found.terms().category() == category);
  }

  /** Forgets, for the list of recent orders, those there are. */
  void forgetRecent() {
    forgotten = all.size();
  }

  /** Returns whether an order was closed and forgotten. */
  boolean forgotten(Order order) {
    return !order.open() && order.number() <= forgotten;
  }

  /** Returns all orders, oldest first. */
  List<Order> all() {
    return List.copyOf(all);
  }

  /** Returns the open orders that match, oldest first. */
  List<Order> open(Predicate<Order> which) {
    open.values().removeIf(order -> !order.open());
    return open.values().stream().filter(which).toList();
  }

  /** Returns the orders that match, newest first, at most {@code most}. */
  List<Order> newest(Predicate<Order> which, int most) {
    List<Order> found = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && found.size() < most; i--) {
      if (which.test(all.get(i))) {
        found.add(all.get(i));
      }
    }
    return found;
  }
}
