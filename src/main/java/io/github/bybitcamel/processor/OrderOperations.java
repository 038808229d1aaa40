package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.trade.DirectChanges;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.trade.DirectSignals;
import io.github.bybitcamel.trade.NewOrder;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.spi.Registry;

/** The steps of {@code routes/bybit-orders.camel.yaml}. */
final class OrderOperations {

  private final V5Orders orders;
  private final DirectOrders direct;
  private final DirectChanges changes;
  private final DirectSignals signals;
  private final Requests requests;
  private final Clock clock;

  OrderOperations(
      V5Orders orders,
      DirectOrders direct,
      DirectChanges changes,
      DirectSignals signals,
      Requests requests,
      Clock clock) {
    this.orders = orders;
    this.direct = direct;
    this.changes = changes;
    this.signals = signals;
    this.requests = requests;
    this.clock = clock;
  }

  void bind(Registry registry) {
    registry.bind("placeOrder", new Operation((m, h) -> place(m)));
    registry.bind("amendOrder", new Operation((m, h) -> amend(m)));
    registry.bind("cancelOrder", new Operation((m, h) -> cancel(h)));
    registry.bind(
        "cancelAllOrders",
        new Operation((m, h) -> changes.cancelAll(h.category(), h.symbolIfAny(), h.settleCoin())));
    registry.bind(
        "executeTrade", new Operation((m, h) -> signals.execute(requests.signal(body(m)))));
    registry.bind("findOrder", new Operation((m, h) -> find(h)));
    registry.bind(
        "readOpenOrders",
        new Operation((m, h) -> orders.open(h.category(), h.symbolIfAny(), h.settleCoin())));
    registry.bind(
        "readOrderHistory",
        new Operation(
            (m, h) -> orders.history(h.category(), h.symbolIfAny(), h.range(clock.instant()))));
    registry.bind("readExecutions", new Operation((m, h) -> executions(h)));
  }

  /** The name is on the message before anything is sent, so that a failure can be asked about. */
  private PlacedOrder place(Message message) {
    NewOrder order = requests.order(body(message));
    message.removeHeader(BybitHeaders.ORDER_ID);
    message.setHeader(BybitHeaders.ORDER_LINK_ID, order.orderLinkId());
    message.setHeader(BybitHeaders.CATEGORY, order.signal().category().text());
    message.setHeader(BybitHeaders.SYMBOL, order.signal().instrument());
    PlacedOrder placed = direct.place(order);
    message.setHeader(BybitHeaders.ORDER_ID, placed.orderId());
    return placed;
  }

  private Object amend(Message message) {
    Object body = body(message);
    return body instanceof AmendRequest request
        ? changes.amend(request)
        : changes.amend(requests.amend(body));
  }

  private Object cancel(Headers in) {
    return changes.cancel(
        new CancelRequest(in.category(), in.symbol(), in.order(), Optional.empty()));
  }

  private Object find(Headers in) {
    return orders.find(in.category(), in.symbol(), in.order()).orElse(null);
  }

  private Object executions(Headers in) {
    return orders.executions(
        in.category(), in.symbolIfAny(), in.orderIfAny(), in.range(clock.instant()));
  }

  /** Returns a value of the model or a map as it is, and anything else as text. */
  static Object body(Message message) {
    Object body = message.getBody();
    boolean ready =
        body == null
            || body instanceof Map
            || body instanceof Signal
            || body instanceof OrderRequest
            || body instanceof AmendRequest
            || body instanceof TradingStop;
    return ready ? body : message.getBody(String.class);
  }
}
