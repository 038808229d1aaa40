package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Cancels until nothing is left: the exchange stops at 500 orders of futures, and cancels one kind
 * of spot order at a time. A failure does not keep the rest from being cancelled.
 */
final class CancelAll {

  /** After how many orders of futures the exchange stops. */
  private static final int MOST_AT_ONCE = 500;

  private static final int MOST_ROUNDS = 100;

  private static final String SUCCESS = "1";

  /** What every exchange has; of the others an exchange may know nothing. */
  private static final List<OrderFilter> SPOT_KINDS =
      List.of(OrderFilter.ORDER, OrderFilter.TPSL, OrderFilter.STOP);

  private final V5Client client;
  private final boolean exitsToo;
  private final Map<String, OrderAck> cancelled = new LinkedHashMap<>();
  private final List<V5Exception> failures = new ArrayList<>();

  /**
   * Prepares to cancel.
   *
   * @param exitsToo whether take-profits, stop-losses and trailing stops of positions go as well
   */
  CancelAll(V5Client client, boolean exitsToo) {
    this.client = client;
    this.exitsToo = exitsToo;
  }

  /**
   * Returns everything that was cancelled.
   *
   * @throws V5Exception the first failure, after everything else was tried
   */
  List<OrderAck> run(Category category, List<Scope> scopes) {
    if (category == Category.SPOT) {
      scopes.forEach(scope -> spot(all(category, scope)));
    } else {
      kinds(category).forEach(kind -> ofKind(kind, category, scopes));
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return List.copyOf(cancelled.values());
  }

  private static V5Request all(Category category, Scope scope) {
    return scope.addTo(V5Request.to(V5Endpoint.ORDER_CANCEL_ALL).category(category)).build();
  }

  private void spot(V5Request all) {
    for (OrderFilter kind : OrderFilter.values()) {
      V5Request request = all.with("orderFilter", kind.text());
      // What an exchange knows nothing of, it has no orders of.
      tried(() -> cancel(request), !SPOT_KINDS.contains(kind), new ArrayList<>());
    }
  }

  /** Without a filter the exchange takes the exits of positions along. */
  private List<UnaryOperator<V5Request>> kinds(Category category) {
    if (exitsToo || !isFutures(category)) {
      return List.of(UnaryOperator.identity());
    }
    return List.of(
        all -> all.with("orderFilter", OrderFilter.ORDER.text()),
        all -> all.with("orderFilter", OrderFilter.STOP.text()).with("stopOrderType", "Stop"));
  }

  private static boolean isFutures(Category category) {
    return category == Category.LINEAR || category == Category.INVERSE;
  }

  /** A coin may be unknown to the exchange; where all of them are, it is the kind of order. */
  private void ofKind(UnaryOperator<V5Request> kind, Category category, List<Scope> scopes) {
    List<V5Exception> unknown = new ArrayList<>();
    for (Scope scope : scopes) {
      V5Request request = kind.apply(all(category, scope));
      tried(() -> untilNoneIsLeft(category, request), scope.settleCoin().isPresent(), unknown);
    }
    if (unknown.size() == scopes.size()) {
      failures.addAll(unknown);
    }
  }

  private void untilNoneIsLeft(Category category, V5Request request) {
    int rounds = isFutures(category) ? MOST_ROUNDS : 1;
    int done = 0;
    int count;
    do {
      count = cancel(request);
      done++;
    } while (count >= MOST_AT_ONCE && done < rounds);
  }

  /**
   * Notes a failure.
   *
   * @param mayBeUnknown whether the exchange may not know what was asked for
   * @param unknown takes the failure if it does not
   */
  private void tried(Runnable part, boolean mayBeUnknown, List<V5Exception> unknown) {
    try {
      part.run();
    } catch (V5Exception e) {
      if (mayBeUnknown && Parts.isUnknown(e)) {
        unknown.add(e);
      } else if (e.outcome() != OutcomeClass.ALREADY_SO) {
        failures.add(e);
      }
    }
  }

  /** Returns how many orders the exchange says it has cancelled. */
  private int cancel(V5Request request) {
    V5Answer answer = client.call(request);
    if (answer.result().path("list").isMissingNode()
        && answer.result().path("success").asText().equals(SUCCESS)) {
      // Of spot it may say that it did, and not which.
      return 0;
    }
    List<OrderAck> acks =
        Rows.good(client, request, answer, row -> OrderJson.ack(row, answer.time()));
    acks.forEach(ack -> cancelled.put(ack.orderId(), ack));
    return acks.size();
  }
}
