package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.AmendedOrder;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderStatus;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.plan.OrderLinkIds;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class BybitOrdersTest extends EndpointTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "bybit-orders");
  }

  @Test
  void tradesASignalOnce() throws Exception {
    Map<String, Object> buy = Map.of("id", "t1", "symbol", BTC, "side", "buy", "qty", "0.01");

    TradeOutcome outcome = ask("execute-trade", buy, Map.of(), TradeOutcome.class);
    TradeOutcome again = ask("execute-trade", buy, Map.of(), TradeOutcome.class);

    assertThat(outcome.state()).isEqualTo(SignalState.FILLED);
    assertThat(again.orders().get(0).orderId()).isEqualTo(outcome.orders().get(0).orderId());
    assertThat(onlyOrder().orderId()).isEqualTo(outcome.orders().get(0).orderId());
    assertThatThrownBy(
            () -> ask("execute-trade", "{\"symbol\":\"BTCUSDT\"}", Map.of(), TradeOutcome.class))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void placesAMapOfDecimals() throws Exception {
    PlacedOrder placed =
        ask(
            "place-order",
            Map.of(
                "symbol",
                BTC,
                "side",
                Side.BUY,
                "order_type",
                "Limit",
                "qty",
                new BigDecimal("0.0109"),
                "price",
                new BigDecimal("29000.07"),
                "take_profit",
                "33000",
                "stop_loss",
                "27000"),
            Map.of(),
            PlacedOrder.class);

    SeenOrder seen = onlyOrder();
    assertThat(seen.orderLinkId()).isEqualTo(placed.orderLinkId());
    assertThat(seen.qty()).isEqualByComparingTo("0.01");
    assertThat(placed.request().price().orElseThrow()).isEqualByComparingTo("29000");
    assertThat(placed.rounded()).contains("qty 0.0109 -> 0.010", "price 29000.07 -> 29000.0");
  }

  @Test
  void placesJsonTextWhateverCarriesIt() throws Exception {
    String json = "{\"symbol\":\"BTCUSDT\",\"side\":\"sell\",\"qty\":0.01}";

    ask("place-order", json, Map.of(), PlacedOrder.class);
    ask(
        "place-order",
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        Map.of(),
        PlacedOrder.class);

    assertThat(exchange.record().orders())
        .hasSize(2)
        .allMatch(order -> order.qty().compareTo(new BigDecimal("0.01")) == 0);
  }

  @Test
  void placesAValueOfTheModelUnderItsOwnName() throws Exception {
    OrderRequest request =
        new OrderRequest(
            Category.LINEAR,
            BTC,
            "mine-1",
            Side.BUY,
            OrderType.LIMIT,
            new BigDecimal("0.01"),
            false,
            Optional.of(new BigDecimal("29000")),
            Optional.empty(),
            TimeInForce.POST_ONLY,
            false,
            false,
            0,
            Exits.NONE);

    ask("place-order", request, Map.of(), PlacedOrder.class);

    assertThat(onlyOrder().orderLinkId()).isEqualTo("mine-1");
  }

  @Test
  void tellsTheNameOfTheOrderInHeaders() {
    Exchange done = call("place-order", limit("mine-2"), Map.of("Mine", "stays"));

    PlacedOrder placed = done.getMessage().getBody(PlacedOrder.class);
    assertThat(done.getMessage().getHeaders())
        .containsEntry("BybitOrderLinkId", "mine-2")
        .containsEntry("BybitOrderId", placed.orderId())
        .containsEntry("BybitSymbol", BTC)
        .containsEntry("Mine", "stays")
        .doesNotContainKeys("X-BAPI-SIGN", "X-BAPI-API-KEY");
  }

  @Test
  void placesAnIdOnceHoweverOftenItIsAsked() throws Exception {
    Map<String, Object> order = Map.of("id", "once", "symbol", BTC, "side", "buy", "qty", "0.01");
    ask("place-order", order, Map.of(), PlacedOrder.class);

    assertThatThrownBy(() -> ask("place-order", order, Map.of(), PlacedOrder.class))
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.ALREADY_SO));
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void findsTheOrderOfUnknownOutcomeByTheHeadersThatAreThere() throws Exception {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_AFTER));

    Exchange failed = call("place-order", limit("mine-3"), Map.of());
    Order found = ask("find-order", failed.getMessage().getHeaders(), Order.class);

    assertThat(failed.getException())
        .isInstanceOfSatisfying(
            V5Exception.class,
            e -> {
              assertThat(e.outcome()).isEqualTo(OutcomeClass.UNKNOWN);
              assertThat(e.orderLinkId()).contains("mine-3");
            });
    assertThat(found.orderLinkId()).isEqualTo("mine-3");
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void answersNothingForAnOrderThatIsNotThere() {
    Exchange done =
        call("find-order", "", Map.of("BybitSymbol", BTC, "BybitOrderLinkId", "nobody"));

    assertThat(done.getException()).isNull();
    assertThat(done.getMessage().getBody()).isNull();
  }

  @Test
  void refusesWhatIsMisspeltMissingOrInexact() {
    assertRefused(
        Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "stop_los", "27000"),
        "did you mean 'stop_loss'?");
    assertRefused(Map.of("symbol", BTC, "qty", "0.01"), "MISSING_FIELD: 'side'");
    assertRefused(Map.of("symbol", BTC, "side", "buy", "qty", 0.01), "must not be a double");
    assertRefused(
        Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "order_link_id", "no good!"),
        "order_link_id");
    assertRefused(
        Map.of("action", "close", "symbol", BTC, "side", "buy", "qty", "0.01"), "must be order");
    assertRefused(Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "leverage", 5), "leverage");
    assertRefused(Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "dry_run", true), "DRY_RUN");
    assertRefused(
        Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "trailing_offset", "100"),
        "trailing_offset");
    assertRefused("not JSON", "MALFORMED");
    assertRefused("[]", "records");
    assertRefused(null, "BAD_BODY: 'body' is 'empty'");
    assertThat(exchange.record().requests("/v5/order/create")).isEmpty();
  }

  @Test
  void refusesAnotherAccountThanTheDefaultOne() throws Exception {
    Map<String, Object> named =
        Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "id", "d1", "account", "default");
    String other = "OTHER_ACCOUNT: 'account' is 'sub': this way trades the account 'default' alone";
    Map<String, Object> order = new HashMap<>(named);
    order.put("account", "sub");

    assertRefused(order, other);
    assertThatThrownBy(() -> ask("execute-trade", order, Map.of(), TradeOutcome.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(other);
    assertThatThrownBy(
            () ->
                ask(
                    "amend-order",
                    Map.of("symbol", BTC, "order_link_id", "x", "price", "1", "account", "sub"),
                    Map.of(),
                    AmendedOrder.class))
        .hasMessageContaining(other);
    assertThat(exchange.record().orders()).isEmpty();
    ask("place-order", named, Map.of(), PlacedOrder.class);
    assertThat(onlyOrder().symbol()).isEqualTo(BTC);
  }

  private void assertRefused(Object body, String message) {
    assertThatThrownBy(() -> ask("place-order", body, Map.of(), PlacedOrder.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void deniesAnOrderAboveTheLimit() {
    assertRefused(
        Map.of("symbol", BTC, "side", "buy", "qty", "1", "price", "29000"),
        "MAX_NOTIONAL: 29000 USDT > 10000");
  }

  @Test
  void placesNothingWhileHalted() throws Exception {
    Files.createFile(inbox().resolve("HALT"));

    assertRefused(limit("mine-4"), "HALTED");
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void amendsAnOrderOntoTheGrid() throws Exception {
    place("mine-5");

    AmendedOrder amended =
        ask(
            "amend-order",
            Map.of("symbol", BTC, "order_link_id", "mine-5", "price", "28000.06", "qty", "0.02"),
            Map.of(),
            AmendedOrder.class);

    assertThat(amended.rounded()).isEqualTo("price 28000.06 -> 28000.00");
    Order order = openOrders().get(0);
    assertThat(order.price().orElseThrow()).isEqualByComparingTo("28000");
    assertThat(order.quantity()).isEqualByComparingTo("0.02");
  }

  @Test
  void refusesAnAmendmentAboveTheLimitOrOfNothing() throws Exception {
    place("mine-6");

    assertThatThrownBy(
            () ->
                ask(
                    "amend-order",
                    Map.of("symbol", BTC, "order_link_id", "mine-6", "qty", "5"),
                    Map.of(),
                    AmendedOrder.class))
        .hasMessageContaining("MAX_NOTIONAL");
    assertThatThrownBy(
            () ->
                ask(
                    "amend-order",
                    Map.of("symbol", BTC, "order_link_id", "mine-0", "qty", "0.01"),
                    Map.of(),
                    AmendedOrder.class))
        .hasMessageContaining("UNKNOWN_ORDER: 'order_link_id' is 'mine-0'");
    assertThatThrownBy(
            () ->
                ask(
                    "amend-order",
                    Map.of("symbol", BTC, "ref", "a", "take_profit", "40000"),
                    Map.of(),
                    AmendedOrder.class))
        .hasMessageContaining("UNKNOWN_ORDER: 'ref' is 'a'");
    assertThat(exchange.record().requests("/v5/order/amend")).isEmpty();
  }

  @Test
  void cancelsAnOrder() throws Exception {
    place("mine-7");

    OrderAck ack =
        ask(
            "cancel-order",
            Map.of("BybitSymbol", BTC, "BybitOrderLinkId", "mine-7"),
            OrderAck.class);

    assertThat(ack.orderLinkId()).isEqualTo("mine-7");
    assertThat(openOrders()).isEmpty();
  }

  @Test
  void cancelsNoOrderThatStillWaitsInTheDesk() throws Exception {
    Entry waiting = journal("waits", BTC, "0.01");
    String name = OrderLinkIds.of("default", waiting.source(), waiting.id(), 'a');

    TradeOutcome outcome =
        ask(
            "execute-trade",
            Map.of("action", "cancel", "symbol", BTC, "order_link_id", name),
            Map.of(),
            TradeOutcome.class);

    assertThat(outcome.state()).isEqualTo(SignalState.INVALID);
    assertThat(outcome.reason())
        .isEqualTo(
            "STILL_WAITING: 'order_link_id' is '%s': the order waits in this desk and is not at the"
                    .formatted(name)
                + " exchange; send the cancel as a signal");
    assertThat(ledger.find(waiting.sequence()).orElseThrow().state())
        .isEqualTo(SignalState.RECEIVED);
  }

  @Test
  void cancelsAllOrdersOfASymbol() throws Exception {
    place("mine-8");
    place("mine-9");

    List<?> acks = list("cancel-all", Map.of("BybitSymbol", BTC));

    assertThat(acks).hasSize(2);
    assertThat(openOrders()).isEmpty();
  }

  @Test
  void answersHistoryAndExecutions() throws Exception {
    ask(
        "place-order",
        Map.of("symbol", BTC, "side", "buy", "qty", "0.01", "order_link_id", "mine-10"),
        Map.of(),
        PlacedOrder.class);

    List<?> history = list("order-history", Map.of("BybitSymbol", BTC));
    List<?> executions =
        list("executions", Map.of("BybitSymbol", BTC, "BybitOrderLinkId", "mine-10"));

    assertThat(history)
        .singleElement()
        .isInstanceOfSatisfying(
            Order.class, order -> assertThat(order.status()).isEqualTo(OrderStatus.FILLED));
    assertThat(executions)
        .isNotEmpty()
        .allMatch(one -> ((Execution) one).orderLinkId().equals("mine-10"));
  }

  private void place(String orderLinkId) throws Exception {
    ask("place-order", limit(orderLinkId), Map.of(), PlacedOrder.class);
  }

  private List<Order> openOrders() throws Exception {
    List<?> orders = list("open-orders", Map.of("BybitSymbol", BTC));
    return orders.stream().map(Order.class::cast).toList();
  }

  private SeenOrder onlyOrder() {
    assertThat(exchange.record().orders()).hasSize(1);
    return exchange.record().orders().get(0);
  }

  private static Map<String, Object> limit(String orderLinkId) {
    return Map.of(
        "symbol", BTC,
        "side", "buy",
        "order_type", "limit",
        "qty", "0.01",
        "price", "29000",
        "order_link_id", orderLinkId);
  }
}
