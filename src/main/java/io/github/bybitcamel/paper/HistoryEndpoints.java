package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What was earned: closed profits and the transaction log. */
final class HistoryEndpoints {

  private static final Duration WEEK = Duration.ofDays(7);

  private final Books books;

  HistoryEndpoints(Books books) {
    this.books = books;
  }

  List<Endpoint> all() {
    String window = " startTime:int endTime:int limit:int cursor";
    return List.of(
        Endpoint.read("/v5/position/closed-pnl", 50, "category! symbol" + window, this::closed),
        Endpoint.read(
            "/v5/account/transaction-log",
            25,
            "accountType category currency baseCoin type transSubType" + window,
            this::log));
  }

  private Result closed(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE, Category.OPTION);
    Window window = Window.read(params, WEEK, books.now());
    String symbol = params.text("symbol");
    List<ClosedPnl> found =
        newest(
            books.closedPnls(),
            one ->
                one.category() == category
                    && window.holds(one.updatedAt())
                    && (symbol.isEmpty() || one.symbol().equals(symbol)));
    ClosedPnlView rows = new ClosedPnlView(books);
    return Result.of(
        Page.of(found, ClosedPnl::number, rows::view, params, 100, 50)
            .put("category", category.text()));
  }

  private Result log(Params params) {
    Window window = Window.read(params, Duration.ofDays(1), WEEK, books.now());
    boolean any = !params.has("type") || params.text("type").equals("TRADE");
    List<Booking> found =
        newest(
            books.bookings(),
            one -> any && window.holds(one.execution().at()) && matches(one, params));
    return Result.of(Page.of(found, Booking::number, this::view, params, 50, 20));
  }

  private boolean matches(Booking booking, Params params) {
    Contract contract = books.contract(books.orders().number(booking.execution().orderNumber()));
    return (!params.has("category") || contract.category() == params.category())
        && (!params.has("currency") || booking.coin().equals(params.text("currency")))
        && (!params.has("baseCoin") || contract.base().equals(params.text("baseCoin")));
  }

  private ObjectNode view(Booking booking) {
    Execution execution = booking.execution();
    Order order = books.orders().number(execution.orderNumber());
    Contract contract = books.contract(order);
    return Json.object()
        .put("id", "paper_" + execution.symbol() + "_" + booking.number())
        .put("symbol", execution.symbol())
        .put("category", contract.category().text())
        .put("side", order.terms().side().text())
        .put("transactionTime", Long.toString(execution.at()))
        .put("type", "TRADE")
        .put("transSubType", "")
        .put("qty", contract.qtyText(execution.qty()))
        .put("size", contract.qtyText(booking.size()))
        .put("currency", booking.coin())
        .put("tradePrice", contract.priceText(execution.price()))
        .put("funding", "")
        .put("fee", Decimals.plain(booking.fee()))
        .put("cashFlow", Decimals.plain(booking.flow()))
        .put("change", Decimals.plain(booking.change()))
        .put("cashBalance", Decimals.plain(booking.balance()))
        .put("feeRate", Decimals.plain(execution.feeRate()))
        .put("bonusChange", "")
        .put("tradeId", execution.id())
        .put("orderId", order.id())
        .put("orderLinkId", order.terms().linkId())
        .put("extraFees", "");
  }

  private static <T> List<T> newest(List<T> all, Predicate<T> which) {
    List<T> found = new ArrayList<>(all.stream().filter(which).toList());
    Collections.reverse(found);
    return found;
  }
}
