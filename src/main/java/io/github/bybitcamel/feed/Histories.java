package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.FundingRate;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.v5.Parts;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The histories that the exchange keeps of an account and of the market. */
record Histories(V5Client client, Exchange exchange) {

  /**
   * How far back those of an account may be asked: a begin of two years, 730 days, ago is refused,
   * and between two polls time goes on.
   */
  static final Duration KEPT = Duration.ofDays(725);

  /** Returns the executions of a category, those of strangers' orders too. */
  History executions(Category category) {
    V5Orders orders = new V5Orders(client);
    return range ->
        orders.executions(category, Optional.empty(), Optional.empty(), Optional.of(range)).stream()
            .map(this::past)
            .toList();
  }

  private Past past(Execution one) {
    Draft draft =
        of(Draft.of(RecordTypes.EXECUTION), one.category().text(), one.symbol())
            .put("exec_id", one.executionId())
            .put("order_id", one.orderId())
            .put("order_link_id", one.orderLinkId())
            .put("foreign", !exchange.ours().test(one.orderLinkId()))
            .put("side", one.side().text())
            .put("exec_type", one.type())
            .put("price", one.price())
            .put("qty", one.quantity())
            .put("value", one.value())
            .put("fee", one.fee())
            .put("fee_coin", one.feeCoin())
            .put("is_maker", one.maker())
            .put("closed_size", one.closedQuantity())
            .put("exec_ts", one.time());
    return new Past(one.executionId(), one.time(), true, draft);
  }

  /** Returns the orders of a category: those that are open, and those of the history. */
  History orders(Category category, List<String> settleCoins) {
    V5Orders orders = new V5Orders(client);
    return new History() {
      @Override
      public List<Past> between(TimeRange range) {
        Map<String, Past> found = new LinkedHashMap<>();
        orders
            .history(category, Optional.empty(), Optional.of(range))
            .forEach(order -> found.put(order.orderId(), past(order)));
        // Fresher than the history, which is late.
        Parts.all(
                coins(category, settleCoins), coin -> orders.open(category, Optional.empty(), coin))
            .forEach(order -> found.put(order.orderId(), past(order)));
        return List.copyOf(found.values());
      }

      @Override
      public Optional<Past> find(String digest) {
        FeedRecord was = RowText.read(RecordTypes.ORDER, 0, digest);
        return orders
            .findById(
                category,
                String.valueOf(was.value("symbol")),
                String.valueOf(was.value("order_id")))
            .map(order -> past(order));
      }
    };
  }

  private static List<Optional<String>> coins(Category category, List<String> settleCoins) {
    return category == Category.LINEAR
        ? settleCoins.stream().map(Optional::of).toList()
        : List.of(Optional.empty());
  }

  private Past past(Order one) {
    Draft draft =
        of(Draft.of(RecordTypes.ORDER), one.category().text(), one.symbol())
            .put("order_id", one.orderId())
            .put("order_link_id", one.orderLinkId())
            .put("foreign", !exchange.ours().test(one.orderLinkId()))
            .put("side", one.side().text())
            .put("order_type", one.orderType().text())
            .put("status", one.status().text())
            .put("qty", one.quantity())
            .put("filled_qty", one.filledQuantity())
            .put("avg_price", one.averagePrice())
            .put("price", one.price())
            .put("trigger_price", one.triggerPrice())
            .put("take_profit", one.takeProfit())
            .put("stop_loss", one.stopLoss())
            .put("reduce_only", one.reduceOnly())
            .put("position_idx", one.positionIdx())
            .put("stop_order_type", one.stopOrderType())
            .put("parent_order_link_id", one.parentOrderLinkId())
            .put("reject_reason", one.rejectReason())
            .put("created_ts", one.createdAt())
            .put("updated_ts", one.updatedAt());
    return new Past(one.orderId(), one.createdAt(), one.status().isFinal(), draft);
  }

  /** Returns what closing positions of a category brought in. */
  History closedPnl(Category category) {
    V5Positions positions = new V5Positions(client);
    return range ->
        positions.closedPnl(category, Optional.empty(), Optional.of(range)).stream()
            .map(this::past)
            .toList();
  }

  private Past past(ClosedPnl one) {
    Draft draft =
        of(Draft.of(RecordTypes.CLOSED_PNL), one.category().text(), one.symbol())
            .put("order_id", one.orderId())
            .put("side", one.side().text())
            .put("closed_size", one.closedQuantity())
            .put("entry_price", one.entryPrice())
            .put("exit_price", one.exitPrice())
            .put("closed_pnl", one.pnl())
            .put("leverage", one.leverage())
            .put("created_ts", one.createdAt())
            .put("updated_ts", one.updatedAt());
    String name = one.symbol() + "/" + one.orderId() + "/" + one.createdAt().toEpochMilli();
    return new Past(name, one.createdAt(), true, draft);
  }

  /** Returns what moved the balances. */
  History transactions() {
    V5Account account = new V5Account(client);
    return range ->
        account.transactionLog(Optional.empty(), Optional.empty(), Optional.of(range)).stream()
            .map(this::past)
            .toList();
  }

  private Past past(Transaction one) {
    Draft draft =
        of(Draft.of(RecordTypes.TRANSACTION), one.category(), one.symbol())
            .put("id", one.id())
            .put("trade_id", one.tradeId())
            .put("type", one.type())
            .put("currency", one.currency())
            .put("change", one.change())
            .put("cash_flow", one.cashFlow())
            .put("funding", one.funding())
            .put("fee", one.fee())
            .put("balance", one.balance())
            .put("order_id", one.orderId())
            .put("order_link_id", one.orderLinkId())
            .put("transaction_ts", one.time());
    String name = String.join("/", one.id(), one.tradeId(), one.currency());
    return new Past(name, one.time(), true, draft);
  }

  /** Returns what a perpetual paid. */
  History funding(Category category, String symbol) {
    V5Market market = new V5Market(client);
    return range ->
        market.fundingHistory(category, symbol, from(range), to(range)).stream()
            .filter(rate -> !rate.time().isBefore(range.from()))
            .map(Histories::past)
            .toList();
  }

  private static Optional<Instant> from(TimeRange range) {
    return Optional.of(range.from());
  }

  private static Optional<Instant> to(TimeRange range) {
    return Optional.of(range.to());
  }

  private static Past past(FundingRate one) {
    Draft draft =
        Draft.of(RecordTypes.FUNDING)
            .put("exchange", "bybit")
            .put("category", one.category().text())
            .put("symbol", one.symbol())
            .put("funding_ts", one.time())
            .put("rate", one.rate());
    return new Past(Long.toString(one.time().toEpochMilli()), one.time(), true, draft);
  }

  private Draft of(Draft draft, String category, String symbol) {
    return draft.put("account", exchange.account()).put("category", category).put("symbol", symbol);
  }
}
