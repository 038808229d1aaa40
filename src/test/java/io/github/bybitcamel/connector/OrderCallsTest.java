package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.AmendedOrder;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderStatus;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.NewOrder;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Settings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OrderCallsTest extends ConnectorTest {

  private static final String CREATE = "/v5/order/create";

  @Test
  void placesAMarketOrderThatIsFilled() {
    PlacedOrder placed = market("Buy", "0.01");

    Order order = find(placed.orderLinkId());
    assertThat(order.orderId()).isEqualTo(placed.orderId());
    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void placesJsonAndValuesOfTheModel() {
    PlacedOrder first =
        connector.placeOrder("{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}");
    PlacedOrder limit = limit("mine-1", "29000");

    assertThatThrownBy(() -> connector.placeOrder(limit.request()))
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.ALREADY_SO));
    assertThat(first.orderId()).isNotEmpty();
    assertThat(exchange.record().orders()).hasSize(2);
  }

  @Test
  void placesConditionalReduceOnlyAndPostOnlyOrders() {
    market("buy", "0.02");

    connector.placeOrder(
        Map.of(
            "symbol", BTC,
            "side", "sell",
            "order_type", "stop_market",
            "qty", "0.01",
            "trigger_price", "28000",
            "reduce_only", true));
    connector.placeOrder(
        Map.of(
            "symbol", BTC,
            "side", "sell",
            "qty", "0.01",
            "price", "31000",
            "time_in_force", "post_only"));

    assertThat(connector.openOrders(Category.LINEAR, Optional.of(BTC)))
        .extracting(Order::status)
        .containsExactlyInAnyOrder(OrderStatus.UNTRIGGERED, OrderStatus.NEW);
  }

  @Test
  void placesOnEveryCategory() {
    connector.placeOrder(
        Map.of("category", "spot", "symbol", BTC, "side", "buy", "quote_qty", "1000"));
    connector.placeOrder(Map.of("category", "spot", "symbol", BTC, "side", "sell", "qty", "0.01"));
    connector.placeOrder(
        Map.of("category", "inverse", "symbol", "BTCUSD", "side", "buy", "qty", "100"));
    Instrument option = connector.instruments(Category.OPTION).get(0);
    connector.placeOrder(
        Map.of(
            "category", "option",
            "symbol", option.symbol(),
            "side", "buy",
            "qty", option.minQuantity(),
            "price", option.tickSize().multiply(BigDecimal.TEN)));

    assertThat(exchange.record().orders())
        .extracting(SeenOrder::category)
        .containsExactly(Category.SPOT, Category.SPOT, Category.INVERSE, Category.OPTION);
  }

  @Test
  void cutsAnAmountOfQuoteCoinToItsStep() {
    PlacedOrder placed =
        connector.placeOrder(
            Map.of("category", "spot", "symbol", BTC, "side", "buy", "quote_qty", "100.123456789"));

    assertThat(placed.request().quantity()).isEqualTo("100.1234567");
    assertThat(placed.rounded()).isEqualTo("quote_qty 100.123456789 -> 100.1234567");
  }

  @Test
  void tellsWhichOrderHasAnUnknownOutcome() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.GARBAGE));

    assertThatThrownBy(() -> market("buy", "0.01"))
        .isInstanceOfSatisfying(
            V5Exception.class,
            e -> {
              assertThat(e.outcome()).isEqualTo(OutcomeClass.UNKNOWN);
              assertThat(find(e.orderLinkId().orElseThrow()).status())
                  .isEqualTo(OrderStatus.FILLED);
            });
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void refusesInTheSenderWordsAndSendsNothing() {
    assertThatThrownBy(() -> market("buy", "1")).hasMessageContaining("MAX_NOTIONAL");
    assertThatThrownBy(() -> market("buy", "0.0001"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("BELOW_MIN_QTY: 'qty' is '0.0001'");
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void refusesASpotOrderThatCallsItselfReduceOnly() {
    restart(Map.of("risk.max-order-notional", "100"));

    assertThatThrownBy(() -> connector.placeOrder(spotReduceOnly()))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("NOT_IN_CATEGORY: 'reduce_only' is 'true'");
    assertThatThrownBy(() -> connector.executeTrade(spotReduceOnlySignal()))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("NOT_IN_CATEGORY: 'reduce_only' is 'true'");
    assertThat(exchange.record().requests(CREATE)).isEmpty();
  }

  @Test
  void aSpotOrderHasItsValueWhateverItCallsItself() {
    Settings settings = settings(Map.of("RISK_MAX_ORDER_NOTIONAL", "100"));
    RiskLimits limits = new RiskSettings(settings::find, false).limits(Set.of());
    KillSwitch killSwitch = new KillSwitch(inbox);
    Freshness freshness = new Freshness(Duration.ofMinutes(1));
    Clock clock = Clock.systemUTC();
    ServerClock time = new ServerClock(clock, System::nanoTime);

    try (V5Connection line =
        V5ClientFactory.find().open(settings, V5Settings.from(settings::find), time, clock)) {
      Session session = Session.of(line, limits, killSwitch, freshness, clock);
      NewOrder order = new NewOrder(spotReduceOnlySignal(), "mine-1");

      assertThatThrownBy(() -> session.direct().place(order))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("MAX_NOTIONAL");
    }
    assertThat(exchange.record().requests(CREATE)).isEmpty();
  }

  @Test
  void anOrderThatTheExchangeRefusesTakesNoRoom() {
    connector.close();
    connector = builder().setting("risk.max-total-notional", "500").build();
    connector.initialize();
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(110007));

    assertThatThrownBy(() -> limit("mine-1", "29000")).hasMessageContaining("110007");

    assertThat(limit("mine-2", "29000").orderId()).isNotEmpty();
  }

  @Test
  void stopsNewOrdersOnceTheExchangeRefusesWhoWeAre() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(10005));

    assertThatThrownBy(() -> market("buy", "0.01")).isInstanceOf(V5Exception.class);
    assertThatThrownBy(() -> market("buy", "0.01")).hasMessageContaining("TRIPPED");
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void refusesWhatTheExchangeHasNoWordFor() {
    Instrument option = connector.instruments(Category.OPTION).get(0);

    assertThatThrownBy(
            () ->
                connector.placeOrder(
                    Map.of(
                        "category", "option",
                        "symbol", option.symbol(),
                        "side", "buy",
                        "order_type", "stop_market",
                        "qty", option.minQuantity(),
                        "trigger_price", "100000")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no conditional orders for options");
  }

  @Test
  void modifiesAnOrder() {
    limit("mine-2", "29000");

    AmendedOrder amended =
        connector.modifyOrder(
            Map.of("symbol", BTC, "order_link_id", "mine-2", "price", "28500.55"));
    connector.modifyOrder(
        new AmendRequest(
            Category.LINEAR,
            BTC,
            OrderName.id(amended.orderId()),
            Optional.of(new BigDecimal("0.005")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PriceType.LAST,
            PriceType.LAST));

    Order order = find("mine-2");
    assertThat(amended.rounded()).isEqualTo("price 28500.55 -> 28500.50");
    assertThat(order.price().orElseThrow()).isEqualByComparingTo("28500.5");
    assertThat(order.quantity()).isEqualByComparingTo("0.005");
  }

  @Test
  void cancelsOneOrder() {
    limit("mine-3", "29000");

    assertThat(connector.cancelOrder(BTC, "mine-3").orderLinkId()).isEqualTo("mine-3");
    assertThat(connector.cancelOrder(BTC, "mine-3").endedAs()).contains(OrderStatus.CANCELLED);
    assertThatThrownBy(() -> connector.cancelOrder(BTC, "never"))
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.ALREADY_SO));
  }

  @Test
  void takesForItsOwnWhatARepetitionOfItsOwnFindsThere() {
    exchange
        .control()
        .fault(Fault.on("/v5/order/create", Fault.Kind.CODE_AFTER).with(10006).times(1));

    PlacedOrder placed = limit("mine-4", "29000");

    assertThat(find("mine-4").orderId()).isEqualTo(placed.orderId());
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(2);
  }

  @Test
  void takesNoOtherOrderOfItsNameForItsOwn() {
    limit("mine-7", "29000");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10006).times(1));

    assertThatThrownBy(
            () ->
                connector.placeOrder(
                    Map.of(
                        "symbol", BTC,
                        "side", "sell",
                        "qty", "0.01",
                        "price", "31000",
                        "order_link_id", "mine-7")))
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.ALREADY_SO));
  }

  @Test
  void takesNoOrderThatWasThereBeforeForItsOwn() {
    limit("mine-8", "29000");
    // The exchange refuses the first request for its time.
    exchangeTime.forward(Duration.ofMinutes(1));

    assertThatThrownBy(() -> limit("mine-8", "29000"))
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.ALREADY_SO));
    assertThat(exchange.record().requests(CREATE)).hasSize(3);
  }

  @Test
  void findsAnOrderThatWasAnsweredWithACodeNobodyHasListed() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_AFTER).with(199999));

    PlacedOrder placed = limit("mine-9", "29000");

    assertThat(find("mine-9").orderId()).isEqualTo(placed.orderId());
    assertThat(exchange.record().requests(CREATE)).hasSize(1);
  }

  @Test
  void saysWhichCodeNobodyHasListedOnceTheOrderIsNowhere() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(199999));

    assertThatThrownBy(() -> limit("mine-9", "29000"))
        .hasMessageContaining("199999")
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.UNLISTED));
    assertThat(exchange.record().requests("/v5/order/realtime")).hasSizeGreaterThan(2);
  }

  @Test
  void saysThatNobodyKnowsWhereItCannotLookForTheOrder() {
    restart(Map.of("retry.deadline", "0"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_AFTER).with(199999));
    exchange.control().fault(Fault.on("/v5/order/realtime", Fault.Kind.GARBAGE));

    assertThatThrownBy(() -> limit("mine-9", "29000"))
        .hasMessageContaining("199999")
        .isInstanceOfSatisfying(
            V5Exception.class,
            e -> {
              assertThat(e.outcome()).isEqualTo(OutcomeClass.UNKNOWN);
              assertThat(e.orderLinkId()).contains("mine-9");
            });
  }

  @Test
  void looksWhetherAChangeWasMadeThatWasAnsweredWithACodeNobodyHasListed() {
    PlacedOrder placed = limit("mine-9", "29000");
    exchange.control().fault(Fault.on("/v5/order/amend", Fault.Kind.CODE_AFTER).with(199999));
    exchange.control().fault(Fault.on("/v5/order/cancel", Fault.Kind.CODE_AFTER).with(199999));

    AmendedOrder amended =
        connector.modifyOrder(Map.of("symbol", BTC, "order_link_id", "mine-9", "price", "28500"));
    OrderAck cancelled = connector.cancelOrder(BTC, "mine-9");

    assertThat(amended.orderId()).isEqualTo(placed.orderId());
    assertThat(cancelled.endedAs()).contains(OrderStatus.CANCELLED);
  }

  @Test
  void saysThatNobodyKnowsWhereALookCannotTell() {
    limit("mine-9", "29000");
    exchange.control().fault(Fault.on("/v5/order/cancel-all", Fault.Kind.CODE_AFTER).with(199999));

    assertThatThrownBy(() -> connector.cancelAllOrders(BTC))
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.UNKNOWN));
  }

  @Test
  void takesTheExitsOfAnOrderAway() {
    PlacedOrder placed =
        connector.placeOrder(
            Map.of(
                "symbol", BTC,
                "side", "buy",
                "qty", "0.01",
                "price", "29000",
                "take_profit", "33000",
                "stop_loss", "27000",
                "order_link_id", "mine-10"));

    connector.modifyOrder(exits(placed, "34000", "0"));
    Order without = find("mine-10");
    connector.modifyOrder(exits(placed, "0", "27500"));

    assertThat(without.stopLoss()).isEmpty();
    assertThat(without.takeProfit().orElseThrow()).isEqualByComparingTo("34000");
    assertThat(find("mine-10").takeProfit()).isEmpty();
    assertThat(find("mine-10").stopLoss().orElseThrow()).isEqualByComparingTo("27500");
  }

  private static AmendRequest exits(PlacedOrder placed, String takeProfit, String stopLoss) {
    return new AmendRequest(
        Category.LINEAR,
        BTC,
        OrderName.id(placed.orderId()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new BigDecimal(takeProfit)),
        Optional.of(new BigDecimal(stopLoss)),
        PriceType.LAST,
        PriceType.LAST);
  }

  @Test
  void cancelsASpotOrderWithoutKnowingItsKind() {
    PlacedOrder placed =
        connector.placeOrder(
            Map.of(
                "category", "spot",
                "symbol", BTC,
                "side", "buy",
                "qty", "0.01",
                "price", "29000"));

    connector.cancelOrder(
        new CancelRequest(Category.SPOT, BTC, OrderName.id(placed.orderId()), Optional.empty()));

    assertThat(connector.openOrders(Category.SPOT, Optional.of(BTC))).isEmpty();
  }

  @Test
  void cancelsAllOrdersOfASymbolAndOfACategory() {
    limit("mine-4", "29000");
    limit("mine-5", "28000");

    assertThat(connector.cancelAllOrders(BTC)).hasSize(2);
    limit("mine-6", "28000");
    assertThat(connector.cancelAllOrders(Category.LINEAR, Optional.empty())).hasSize(1);
    assertThat(connector.openOrders(Category.LINEAR, Optional.empty())).isEmpty();
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(connector.findOrder(Category.LINEAR, BTC, OrderName.linkId("nobody"))).isEmpty();
    assertThat(connector.findOrder(Category.LINEAR, BTC, OrderName.id("nobody"))).isEmpty();
  }

  @Test
  void readsHistoryAndExecutions() {
    PlacedOrder placed = market("buy", "0.01");

    List<Order> history =
        connector.orderHistory(Category.LINEAR, Optional.of(BTC), Optional.empty());
    List<Execution> executions =
        connector.executions(
            Category.LINEAR,
            Optional.of(BTC),
            Optional.of(OrderName.linkId(placed.orderLinkId())),
            Optional.empty());

    assertThat(history).extracting(Order::orderId).containsExactly(placed.orderId());
    assertThat(executions)
        .isNotEmpty()
        .allMatch(one -> one.orderLinkId().equals(placed.orderLinkId()));
  }

  @Test
  void failsAFutureWithWhatTheCallThrows() {
    assertThatThrownBy(() -> connector.placeOrderAsync(Map.of("symbol", BTC)).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RefusedException.class);
    assertThat(
            connector
                .placeOrderAsync(Map.of("symbol", BTC, "side", "buy", "qty", "0.01"))
                .join()
                .orderId())
        .isNotEmpty();
  }

  private void restart(Map<String, String> settings) {
    connector.close();
    BybitV5Builder builder = builder();
    settings.forEach(builder::setting);
    connector = builder.build();
    connector.initialize();
  }

  private static OrderRequest spotReduceOnly() {
    return new OrderRequest(
        Category.SPOT,
        BTC,
        "mine-1",
        Side.BUY,
        OrderType.MARKET,
        BigDecimal.ONE,
        false,
        Optional.empty(),
        Optional.empty(),
        TimeInForce.IOC,
        true,
        false,
        0,
        Exits.NONE);
  }

  private static OrderSignal spotReduceOnlySignal() {
    return new OrderSignal(
        new SignalHeader(
            "test",
            "1",
            SignalHeader.DEFAULT_ACCOUNT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false),
        Category.SPOT,
        BTC,
        Side.BUY,
        OrderType.MARKET,
        new Size(Size.Unit.BASE, BigDecimal.ONE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Exits.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Order find(String orderLinkId) {
    return connector.findOrder(Category.LINEAR, BTC, OrderName.linkId(orderLinkId)).orElseThrow();
  }
}
