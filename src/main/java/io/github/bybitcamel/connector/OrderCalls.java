package io.github.bybitcamel.connector;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.AmendedOrder;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.v5.CallPriority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Orders and what became of them. Orders and changes are read strictly, as {@code docs/signals.md}
 * says, put on the instrument's grid, held against the limits, and sent once. Numbers in maps are
 * {@code BigDecimal}, integers or decimal text, never a double.
 */
public interface OrderCalls extends AsyncCalls {

  /**
   * Places an order. What comes back is an acknowledgement; {@link #findOrder} tells what became of
   * it.
   *
   * <p>A {@code V5Exception} of outcome {@code UNKNOWN} says that nobody knows whether the order
   * exists: it must not be sent again, but asked for by the orderLinkId that the exception carries.
   * One of outcome {@code UNLISTED} says that the code of the answer is not in the table, and that
   * the order was looked for and no order of this call is there.
   *
   * @param fields for example {@code symbol}, {@code side}, {@code order_type}, {@code qty}, {@code
   *     price}, {@code take_profit}, {@code stop_loss}; an {@code order_link_id} is made where none
   *     is given
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: Place
   *     Order</a>
   */
  PlacedOrder placeOrder(Map<String, ?> fields);

  /** Does {@link #placeOrder(Map)} without waiting for it. */
  default CompletableFuture<PlacedOrder> placeOrderAsync(Map<String, ?> fields) {
    return async(CallPriority.ORDER, () -> placeOrder(fields));
  }

  /** Places an order that is given as JSON text of the same fields. */
  PlacedOrder placeOrder(String json);

  /** Does {@link #placeOrder(String)} without waiting for it. */
  default CompletableFuture<PlacedOrder> placeOrderAsync(String json) {
    return async(CallPriority.ORDER, () -> placeOrder(json));
  }

  /**
   * Places an order that is given as a value.
   *
   * @param order names a leg of the hedge by its {@code positionIdx}, and is refused where side and
   *     mode need another; 0 leaves it to the account's mode
   */
  PlacedOrder placeOrder(OrderRequest order);

  /** Does {@link #placeOrder(OrderRequest)} without waiting for it. */
  default CompletableFuture<PlacedOrder> placeOrderAsync(OrderRequest order) {
    return async(CallPriority.ORDER, () -> placeOrder(order));
  }

  /**
   * Changes an order that is working.
   *
   * @param fields {@code symbol}, {@code order_link_id} or {@code order_id}, and what changes:
   *     {@code qty}, {@code price}, {@code trigger_price}, {@code take_profit}, {@code stop_loss}
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/amend-order">Bybit V5: Amend
   *     Order</a>
   */
  AmendedOrder modifyOrder(Map<String, ?> fields);

  /** Does {@link #modifyOrder(Map)} without waiting for it. */
  default CompletableFuture<AmendedOrder> modifyOrderAsync(Map<String, ?> fields) {
    return async(CallPriority.ORDER, () -> modifyOrder(fields));
  }

  /** Changes an order; exits of zero are taken away. */
  AmendedOrder modifyOrder(AmendRequest change);

  /** Does {@link #modifyOrder(AmendRequest)} without waiting for it. */
  default CompletableFuture<AmendedOrder> modifyOrderAsync(AmendRequest change) {
    return async(CallPriority.ORDER, () -> modifyOrder(change));
  }

  /**
   * Cancels an order of linear contracts.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/cancel-order">Bybit V5: Cancel
   *     Order</a>
   */
  default OrderAck cancelOrder(String symbol, String orderLinkId) {
    return cancelOrder(
        new CancelRequest(
            Category.LINEAR, symbol, OrderName.linkId(orderLinkId), Optional.empty()));
  }

  /** Does {@link #cancelOrder(String, String)} without waiting for it. */
  default CompletableFuture<OrderAck> cancelOrderAsync(String symbol, String orderLinkId) {
    return async(CallPriority.LESSENS_RISK, () -> cancelOrder(symbol, orderLinkId));
  }

  /**
   * Cancels an order. Where there was nothing to cancel any more, {@link OrderAck#endedAs} says how
   * the order had ended.
   *
   * @throws io.github.bybitcamel.v5.V5Exception of outcome {@code ALREADY_SO} if the exchange has
   *     no such order at all
   */
  OrderAck cancelOrder(CancelRequest cancel);

  /** Does {@link #cancelOrder(CancelRequest)} without waiting for it. */
  default CompletableFuture<OrderAck> cancelOrderAsync(CancelRequest cancel) {
    return async(CallPriority.LESSENS_RISK, () -> cancelOrder(cancel));
  }

  /**
   * Cancels all orders of a symbol until none is left, conditional ones and the take-profit,
   * stop-loss and trailing stop of its position among them: what is held has no protection
   * afterwards. The signal {@code cancel_all} leaves those.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/cancel-all">Bybit V5: Cancel All
   *     Orders</a>
   */
  default List<OrderAck> cancelAllOrders(String symbol) {
    return cancelAllOrders(Category.LINEAR, Optional.of(symbol));
  }

  /** Does {@link #cancelAllOrders(String)} without waiting for it. */
  default CompletableFuture<List<OrderAck>> cancelAllOrdersAsync(String symbol) {
    return async(CallPriority.LESSENS_RISK, () -> cancelAllOrders(symbol));
  }

  /**
   * Cancels all orders of a symbol or of a whole category until none is left, conditional ones and
   * the take-profits, stop-losses and trailing stops of positions among them: what is held has no
   * protection afterwards. The signal {@code cancel_all} leaves those of futures.
   *
   * @param symbol empty means all of the category
   */
  List<OrderAck> cancelAllOrders(Category category, Optional<String> symbol);

  /** Does {@link #cancelAllOrders(Category, Optional)} without waiting for it. */
  default CompletableFuture<List<OrderAck>> cancelAllOrdersAsync(
      Category category, Optional<String> symbol) {
    return async(CallPriority.LESSENS_RISK, () -> cancelAllOrders(category, symbol));
  }

  /**
   * Returns an order, open or closed within seven days; empty only where two healthy answers did
   * not have it.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/open-order">Bybit V5: Get Open
   *     &amp; Closed Orders</a>
   */
  Optional<Order> findOrder(Category category, String symbol, OrderName order);

  /** Does {@link #findOrder(Category, String, OrderName)} without waiting for it. */
  default CompletableFuture<Optional<Order>> findOrderAsync(
      Category category, String symbol, OrderName order) {
    return async(() -> findOrder(category, symbol, order));
  }

  /** Returns all orders that are working or wait for their trigger. */
  List<Order> openOrders(Category category, Optional<String> symbol);

  /** Does {@link #openOrders(Category, Optional)} without waiting for it. */
  default CompletableFuture<List<Order>> openOrdersAsync(
      Category category, Optional<String> symbol) {
    return async(() -> openOrders(category, symbol));
  }

  /**
   * Returns closed orders, oldest first.
   *
   * @param range empty means the last seven days
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/order-list">Bybit V5: Get Order
   *     History</a>
   */
  List<Order> orderHistory(Category category, Optional<String> symbol, Optional<TimeRange> range);

  /** Does {@link #orderHistory(Category, Optional, Optional)} without waiting for it. */
  default CompletableFuture<List<Order>> orderHistoryAsync(
      Category category, Optional<String> symbol, Optional<TimeRange> range) {
    return async(() -> orderHistory(category, symbol, range));
  }

  /**
   * Returns executions, oldest first.
   *
   * @param order narrows to one order
   * @param range empty means the last seven days
   * @see <a href="https://bybit-exchange.github.io/docs/v5/order/execution">Bybit V5: Get Trade
   *     History</a>
   */
  List<Execution> executions(
      Category category,
      Optional<String> symbol,
      Optional<OrderName> order,
      Optional<TimeRange> range);

  /** Does {@link #executions(Category, Optional, Optional, Optional)} without waiting for it. */
  default CompletableFuture<List<Execution>> executionsAsync(
      Category category,
      Optional<String> symbol,
      Optional<OrderName> order,
      Optional<TimeRange> range) {
    return async(() -> executions(category, symbol, order, range));
  }

  /**
   * Trades a signal at once: plans it, holds it against the limits, sends it, and looks once at
   * what came of it. There is no journal: the caller keeps a signal from being traded twice, though
   * the same id always gives the same orderLinkId, which the exchange takes once. Never throws for
   * an outcome: the state says it.
   *
   * @throws io.github.bybitcamel.plan.RefusedException if it names another account than {@code
   *     default}, or is reduce-only on spot; nothing was sent
   */
  TradeOutcome executeTrade(Signal signal);

  /** Does {@link #executeTrade(Signal)} without waiting for it. */
  default CompletableFuture<TradeOutcome> executeTradeAsync(Signal signal) {
    return async(CallPriority.ORDER, () -> executeTrade(signal));
  }

  /**
   * Trades a signal that is given as JSON text.
   *
   * @throws io.github.bybitcamel.plan.RefusedException if it is not a signal, or for another
   *     account; nothing was sent
   */
  TradeOutcome executeTrade(String json);

  /** Does {@link #executeTrade(String)} without waiting for it. */
  default CompletableFuture<TradeOutcome> executeTradeAsync(String json) {
    return async(CallPriority.ORDER, () -> executeTrade(json));
  }
}
