package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cancels until nothing is left: the exchange stops at 500 orders of futures, and cancels one kind
 * of spot order at a time. A failure does not keep the rest from being cancelled.
 */
final class CancelAll {

  private static final int MOST_ROUNDS = 100;

  private final V5Client client;
  private final Map<String, OrderAck> cancelled = new LinkedHashMap<>();
  private final List<V5Exception> failures = new ArrayList<>();

  CancelAll(V5Client client) {
    this.client = client;
  }

  /**
   * Returns everything that was cancelled.
   *
   * @throws V5Exception the first failure, after everything else was tried
   */
  List<OrderAck> run(Category category, List<Scope> scopes) {
    for (Scope scope : scopes) {
      V5Request.Builder request = V5Request.to(V5Endpoint.ORDER_CANCEL_ALL).category(category);
      V5Request all = scope.addTo(request).build();
      kinds(category, all).forEach(part -> untilNoneIsLeft(category, part));
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return List.copyOf(cancelled.values());
  }

  private static List<V5Request> kinds(Category category, V5Request all) {
    return category == Category.SPOT
        ? Arrays.stream(OrderFilter.values()).map(f -> all.with("orderFilter", f.text())).toList()
        : List.of(all);
  }

  private void untilNoneIsLeft(Category category, V5Request request) {
    boolean limited = category == Category.LINEAR || category == Category.INVERSE;
    int rounds = limited ? MOST_ROUNDS : 1;
    try {
      while (rounds > 0 && cancelsMore(request)) {
        rounds--;
      }
    } catch (V5Exception e) {
      if (e.outcome() != OutcomeClass.ALREADY_SO) {
        failures.add(e);
      }
    }
  }

  private boolean cancelsMore(V5Request request) {
    int before = cancelled.size();
    V5Answer answer = client.call(request);
    Rows.good(client, request, answer, row -> OrderJson.ack(row, answer.time()))
        .forEach(ack -> cancelled.put(ack.orderId(), ack));
    return cancelled.size() > before;
  }
}
