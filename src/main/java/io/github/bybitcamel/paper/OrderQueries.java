package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The documentation's chapter Trade, as far as orders and executions are read. */
final class OrderQueries {

  private static final int CLOSED_KEPT = 500;
  private static final Duration UNFILLED_KEPT = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Books books;
  private final OrderView view;

  OrderQueries(Books books) {
    this.books = books;
    this.view = new OrderView(books);
  }

  List<Endpoint> all() {
    String which = "category! symbol baseCoin settleCoin orderId orderLinkId ";
    return List.of(
        Endpoint.read(
            "/v5/order/realtime",
            50,
            which + "openOnly:int orderFilter limit:int cursor",
            this::realtime),
        Endpoint.read(
            "/v5/order/history",
            50,
            which + "orderFilter orderStatus startTime:int endTime:int limit:int cursor",
            this::history),
        Endpoint.read(
            "/v5/execution/list",
            50,
            which + "startTime:int endTime:int execType limit:int cursor",
            this::executions));
  }

  private Result realtime(Params params) {
    Category category = params.category();
    boolean named = params.has("orderId") || params.has("orderLinkId");
    if (category == Category.LINEAR && !named) {
      requireScope(params);
    }
    boolean closed = params.within("openOnly", 0, 2, 0) != 0;
    Predicate<Order> which =
        matches(params, category)
            .and(order -> named || order.open() != closed)
            .and(order -> !order.hiddenAt(books.now()) && !books.orders().forgotten(order));
    if (named) {
      return page(
          named(params, category).stream()
              .filter(which)
              .filter(order -> order.open() || recentlyClosed(category).contains(order))
              .toList(),
          params);
    }
    return page(
        closed
            ? recentlyClosed(category).stream().filter(which).toList()
            : newestFirst(books.orders().open(which)),
        params);
  }

  private List<Order> named(Params params, Category category) {
    return books
        .orders()
        .find(category, params.text("orderId"), params.text("orderLinkId"))
        .stream()
        .toList();
  }

  private List<Order> recentlyClosed(Category category) {
    return books
        .orders()
        .newest(order -> !order.open() && order.terms().category() == category, CLOSED_KEPT);
  }

  private static List<Order> newestFirst(List<Order> orders) {
    List<Order> reversed = new ArrayList<>(orders);
    Collections.reverse(reversed);
    return reversed;
  }

  static void requireScope(Params params) {
    if (!params.has("symbol") && !params.has("baseCoin") && !params.has("settleCoin")) {
      throw Code.PARAMETER.refuse("symbol, baseCoin or settleCoin is required");
    }
  }

  private Result history(Params params) {
    Category category = params.category();
    Window window = Window.read(params, WEEK, books.now());
    String status = params.text("orderStatus");
    Predicate<Order> which =
        matches(params, category)
            .and(order -> window.holds(order.createdAt()))
            .and(order -> status.isEmpty() || order.status().text().equals(status))
            .and(order -> !order.open() && !order.hiddenAt(books.now()))
            .and(this::kept);
    boolean named = params.has("orderId") || params.has("orderLinkId");
    return page(
        named
            ? named(params, category).stream().filter(which).toList()
            : books.orders().newest(which, Integer.MAX_VALUE),
        params);
  }

  /** Returns whether the history still has the order: an unfilled one is forgotten after a day. */
  private boolean kept(Order order) {
    return order.filled().signum() > 0
        || order.updatedAt() > books.now() - UNFILLED_KEPT.toMillis();
  }

  private Result page(List<Order> orders, Params params) {
    return Result.of(
        Page.of(orders, Order::number, view::view, params, 50, 20)
            .put("category", params.text("category")));
  }

  private Predicate<Order> matches(Params params, Category category) {
    String filter = params.text("orderFilter");
    return order ->
        order.terms().category() == category
            && identified(order, params)
            && (filter.isEmpty() || filter.equals(kind(order)));
  }

  /** Tells the kind of an order the way orderFilter does. */
  static String kind(Order order) {
    if (order.terms().category() == Category.SPOT) {
      return order.triggered() ? "Order" : order.terms().filter();
    }
    return order.status() == Status.UNTRIGGERED || order.status() == Status.DEACTIVATED
        ? "StopOrder"
        : "Order";
  }

  private boolean identified(Order order, Params params) {
    if (params.has("orderId")) {
      return order.id().equals(params.text("orderId"));
    }
    if (params.has("orderLinkId")) {
      return order.terms().linkId().equals(params.text("orderLinkId"));
    }
    return within(books.contract(order), params);
  }

  /** Returns whether a contract is what symbol, baseCoin and settleCoin ask for. */
  static boolean within(Contract contract, Params params) {
    if (params.has("symbol")) {
      return contract.symbol().equals(params.text("symbol"));
    }
    return (!params.has("baseCoin") || contract.base().equals(params.text("baseCoin")))
        && (!params.has("settleCoin") || contract.settle().equals(params.text("settleCoin")));
  }

  private Result executions(Params params) {
    Category category = params.category();
    Window window = Window.read(params, WEEK, books.now());
    String type = params.text("execType", "Trade");
    List<Execution> found = new ArrayList<>();
    for (int i = books.executions().size() - 1; i >= 0; i--) {
      Execution execution = books.executions().get(i);
      Order order = books.orders().number(execution.orderNumber());
      if (execution.category() == category
          && window.holds(execution.at())
          && type.equals("Trade")
          && identified(order, params)
          && !order.hiddenAt(books.now())) {
        found.add(execution);
      }
    }
    ExecutionView rows = new ExecutionView(books);
    return Result.of(
        Page.of(found, Execution::number, rows::view, params, 100, 50)
            .put("category", category.text()));
  }
}
