package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderFilter;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.TradingStop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders and what became of them. Each method throws {@link V5Exception} where the exchange does
 * not carry it out, or nobody knows whether it did; lists are complete or an error, and rows that
 * cannot be understood are left out and told to {@link V5Client#skipped}, unless a method says that
 * it fails for them.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: Trade</a>
 */
public final class V5Orders {

  private static final int ORDERS_PAGE = 50;
  private static final int EXECUTIONS_PAGE = 100;
  private static final List<OrderFilter> SPOT_KINDS =
      List.of(OrderFilter.ORDER, OrderFilter.TPSL, OrderFilter.STOP);

  private final V5Client client;
  private final Pages pages;

  /** Creates the orders as seen through {@code client}. */
  public V5Orders(V5Client client) {
    this.client = client;
    this.pages = new Pages(client);
  }

  /**
   * Places an order.
   *
   * @param sendBefore the instant from which on it must not be sent
   * @throws TooLateException if that instant came first; not sent
   * @throws V5Exception if it was not taken, or nobody knows; then {@link #find(Category, String,
   *     String)} by the name that the exception carries tells
   * @throws IllegalArgumentException if the exchange knows no such order, whatever the market
   */
  public OrderAck create(OrderRequest order, Instant sendBefore) {
    try {
      return acknowledged(OrderParameters.create(order, sendBefore));
    } catch (V5Exception e) {
      throw e.about(order.orderLinkId());
    }
  }

  /**
   * Places an order from its text, byte for byte as the first time.
   *
   * @param text as {@link #text} gave it
   * @param sendBefore the instant from which on it must not be sent
   * @throws TooLateException if that instant came first; not sent
   */
  public OrderAck create(String text, Instant sendBefore) {
    return acknowledged(OrderText.read(text).before(sendBefore));
  }

  /** Places an order that is proven absent once more, before new ones; as {@link #create} does. */
  public OrderAck createAgain(String text, Instant sendBefore) {
    return acknowledged(OrderText.read(text).before(sendBefore).atLeast(CallPriority.RESEND));
  }

  /** Returns whether an order that {@link #text} gave can only lessen risk. */
  public static boolean lessensRisk(String text) {
    return OrderText.read(text).lessensRisk();
  }

  /** Returns whether {@code order} can be the one that {@link #text} gave. */
  public static boolean isSame(String text, Order order) {
    V5Request asked = OrderText.read(text);
    Object side = asked.parameters().get("side");
    Object type = asked.parameters().get("orderType");
    return asked.symbol().filter(order.symbol()::equals).isPresent()
        && order.side().text().equals(side)
        && order.orderType().text().equals(type)
        && order.reduceOnly() == asked.parameters().containsKey("reduceOnly");
  }

  /**
   * Returns how much an order of {@link #text} is of, in base coin (inverse: USD); empty where it
   * counts quote coin.
   */
  public static Optional<BigDecimal> quantity(String text) {
    V5Request order = OrderText.read(text);
    boolean quote = "quoteCoin".equals(order.parameters().get("marketUnit"));
    return quote ? Optional.empty() : OrderText.number(order, "qty");
  }

  /**
   * Returns the exits that an order brings along which {@link #text} gave, as the position will
   * have them; empty where it brings none.
   */
  public static Optional<TradingStop> exits(String text) {
    return text.contains("takeProfit") || text.contains("stopLoss")
        ? OrderText.exits(OrderText.read(text))
        : Optional.empty();
  }

  /** Returns which position an order of {@link #text} means: 0, or the hedge's leg 1 or 2. */
  public static int positionIdx(String text) {
    return OrderText.positionIdx(OrderText.read(text));
  }

  /** Returns an order as text: the body that {@link #create(OrderRequest, Instant)} sends. */
  public static String text(OrderRequest order) {
    return OrderText.write(OrderParameters.create(order));
  }

  /**
   * Changes an order.
   *
   * @param lessensRisk whether the change makes it smaller, so that it goes first and always
   * @param sendBefore the instant from which on it must not be sent
   * @throws TooLateException if that instant came first; not sent
   */
  public OrderAck amend(AmendRequest amend, boolean lessensRisk, Instant sendBefore) {
    V5Request request = OrderParameters.amend(amend).before(sendBefore);
    return acknowledged(lessensRisk ? request.atLeast(CallPriority.LESSENS_RISK) : request);
  }

  /**
   * Cancels an order. A spot order of unknown kind is looked for among the kinds, one after the
   * other.
   */
  public OrderAck cancel(CancelRequest cancel) {
    if (cancel.category() != Category.SPOT || cancel.spotKind().isPresent()) {
      return acknowledged(OrderParameters.cancel(cancel, cancel.spotKind()));
    }
    List<V5Exception> notThere = new ArrayList<>();
    for (OrderFilter kind : SPOT_KINDS) {
      try {
        return acknowledged(OrderParameters.cancel(cancel, Optional.of(kind)));
      } catch (V5Exception e) {
        if (e.outcome() != OutcomeClass.ALREADY_SO) {
          throw e;
        }
        notThere.add(e);
      }
    }
    throw notThere.get(0);
  }

  private OrderAck acknowledged(V5Request request) {
    V5Answer answer = client.call(request);
    OrderAck ack = OrderJson.ack(new Row(answer.result()), answer.time());
    return request
        .orderLinkId()
        .filter(ours -> ack.orderLinkId().isEmpty())
        .map(ours -> new OrderAck(ack.orderId(), ours, ack.time()))
        .orElse(ack);
  }

  /**
   * Cancels all orders of a symbol, of a settle coin or of a whole category, conditional ones and
   * the stops of positions among them, and goes on until none is left. A failure does not keep the
   * rest from being cancelled.
   *
   * @return what was cancelled; may be acknowledged only
   */
  public List<OrderAck> cancelAll(
      Category category, Optional<String> symbol, Optional<String> settleCoin) {
    return new CancelAll(client, true).run(category, scopes(category, symbol, settleCoin));
  }

  /**
   * Does the same, and leaves the take-profits, stop-losses and trailing stops of positions: what
   * is held keeps its protection.
   */
  public List<OrderAck> cancelAllButExits(Category category, Optional<String> symbol) {
    return new CancelAll(client, false).run(category, scopes(category, symbol, Optional.empty()));
  }

  private List<Scope> scopes(
      Category category, Optional<String> symbol, Optional<String> settleCoin) {
    boolean wholeInverse = category == Category.INVERSE && symbol.isEmpty() && settleCoin.isEmpty();
    return wholeInverse ? inverseSymbols() : Scope.of(category, symbol, settleCoin);
  }

  /**
   * Cancelling inverse orders needs a scope, and there are as many settle coins as base coins. Of
   * an order nothing but its symbol need be understood.
   */
  private List<Scope> inverseSymbols() {
    V5Request open = page(Category.INVERSE, new Scope(Optional.empty(), Optional.empty()));
    return pages
        .whole(open.atLeast(CallPriority.LESSENS_RISK), row -> row.needText("symbol"))
        .stream()
        .distinct()
        .map(symbol -> new Scope(Optional.of(symbol), Optional.empty()))
        .toList();
  }

  /**
   * Returns the order of our id, open or closed within seven days; empty only where two healthy
   * answers did not have it.
   */
  public Optional<Order> find(Category category, String symbol, String orderLinkId) {
    return find(category, symbol, OrderName.linkId(orderLinkId));
  }

  /** Returns the order of the exchange's id, as {@link #find(Category, String, String)} does. */
  public Optional<Order> findById(Category category, String symbol, String orderId) {
    return find(category, symbol, OrderName.id(orderId));
  }

  /** Returns the order of either name, as {@link #find(Category, String, String)} does. */
  public Optional<Order> find(Category category, String symbol, OrderName name) {
    return findIn(V5Endpoint.ORDER_REALTIME, category, symbol, name)
        .or(() -> findIn(V5Endpoint.ORDER_HISTORY, category, symbol, name));
  }

  private Optional<Order> findIn(
      V5Endpoint endpoint, Category category, String symbol, OrderName name) {
    V5Request request =
        V5Request.to(endpoint)
            .category(category)
            .text("symbol", symbol)
            .text(name.kind().text(), name.value())
            .priority(CallPriority.ORDER)
            .build();
    return Rows.all(request, client.call(request), row -> OrderJson.order(category, row)).stream()
        .filter(order -> isNamed(order, name))
        .findFirst();
  }

  private static boolean isNamed(Order order, OrderName name) {
    return switch (name.kind()) {
      case ORDER_ID -> order.orderId().equals(name.value());
      case ORDER_LINK_ID -> order.orderLinkId().equals(name.value());
    };
  }

  /**
   * Returns all orders that are working or waiting for their trigger, newest first.
   *
   * @param settleCoin narrows to contracts settled in it; not for spot
   */
  public List<Order> open(Category category, Optional<String> symbol, Optional<String> settleCoin) {
    Map<String, Order> orders = new LinkedHashMap<>();
    Parts.all(
            Scope.of(category, symbol, settleCoin),
            scope -> pages.all(page(category, scope), row -> OrderJson.order(category, row)))
        .forEach(order -> orders.put(order.orderId(), order));
    return List.copyOf(orders.values());
  }

  /**
   * Returns the same orders of a category, none of them left out: for whoever takes what is not
   * among them for not there.
   *
   * @throws V5Exception also if a row cannot be understood
   */
  public List<Order> allOpen(Category category) {
    Map<String, Order> orders = new LinkedHashMap<>();
    Parts.all(
            Scope.of(category, Optional.empty(), Optional.empty()),
            scope -> pages.whole(page(category, scope), row -> OrderJson.order(category, row)))
        .forEach(order -> orders.put(order.orderId(), order));
    return List.copyOf(orders.values());
  }

  /**
   * Returns whether nothing but exits of positions is working or waits for its trigger. What cannot
   * be understood is no exit.
   */
  public boolean onlyExitsAreOpen(Category category, Optional<String> symbol) {
    return Parts.all(
            Scope.of(category, symbol, Optional.empty()),
            scope -> pages.whole(page(category, scope), row -> row.text("stopOrderType")))
        .stream()
        .allMatch(kind -> Order.isExit(category, kind));
  }

  private static V5Request page(Category category, Scope scope) {
    V5Request.Builder request = V5Request.to(V5Endpoint.ORDER_REALTIME).category(category);
    return scope.addTo(request).integer("openOnly", 0).integer("limit", ORDERS_PAGE).build();
  }

  /**
   * Returns closed orders by the time they were created, oldest first; the exchange keeps unfilled
   * ones for a day, and is late.
   *
   * @param range empty means the last seven days
   */
  public List<Order> history(
      Category category, Optional<String> symbol, Optional<TimeRange> range) {
    V5Request request =
        V5Request.to(V5Endpoint.ORDER_HISTORY)
            .category(category)
            .text("symbol", symbol)
            .integer("limit", ORDERS_PAGE)
            .build();
    return pages.over(
        range, request, row -> OrderJson.order(category, row), Order::orderId, Order::createdAt);
  }

  /**
   * Returns closed orders by the time they were created, newest first, up to the page with which
   * all of {@code orderLinkIds} were seen; else all of the range.
   *
   * @param range at most seven days
   */
  public List<Order> history(Category category, TimeRange range, Set<String> orderLinkIds) {
    V5Request request =
        V5Request.to(V5Endpoint.ORDER_HISTORY)
            .category(category)
            .integer("limit", ORDERS_PAGE)
            .build();
    return pages.until(
        Pages.within(request, range),
        row -> OrderJson.order(category, row),
        seen ->
            seen.size() >= orderLinkIds.size()
                && seen.stream()
                    .map(Order::orderLinkId)
                    .collect(Collectors.toSet())
                    .containsAll(orderLinkIds));
  }

  /**
   * Returns the executions of the order of our id in the last seven days, oldest first, none of
   * them left out.
   *
   * @throws V5Exception also if a row cannot be understood
   */
  public List<Execution> executions(Category category, String symbol, String orderLinkId) {
    V5Request request =
        V5Request.to(V5Endpoint.EXECUTION_LIST)
            .category(category)
            .text("symbol", symbol)
            .text(OrderName.Kind.ORDER_LINK_ID.text(), orderLinkId)
            .integer("limit", EXECUTIONS_PAGE)
            .build();
    Map<String, Execution> once = new LinkedHashMap<>();
    pages
        .whole(request, row -> OrderJson.execution(category, row))
        .forEach(execution -> once.put(execution.executionId(), execution));
    return once.values().stream().sorted(Comparator.comparing(Execution::time)).toList();
  }

  /**
   * Returns executions, oldest first.
   *
   * @param order narrows to one order
   * @param range empty means the last seven days
   */
  public List<Execution> executions(
      Category category,
      Optional<String> symbol,
      Optional<OrderName> order,
      Optional<TimeRange> range) {
    V5Request.Builder request =
        V5Request.to(V5Endpoint.EXECUTION_LIST).category(category).text("symbol", symbol);
    order.ifPresent(name -> request.text(name.kind().text(), name.value()));
    return pages.over(
        range,
        request.integer("limit", EXECUTIONS_PAGE).build(),
        row -> OrderJson.execution(category, row),
        Execution::executionId,
        Execution::time);
  }
}
