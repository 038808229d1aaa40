package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderFilter;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderStatus;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class V5OrdersTest {

  private static final Optional<String> NONE = Optional.empty();
  private static final String ROW =
      "{'symbol':'A','orderId':'%s','orderLinkId':'%s','side':'Buy','orderType':'Market',"
          + "'orderStatus':'Filled','qty':'1','price':'9','createdTime':'%d'}";

  private final ScriptedClient client = new ScriptedClient();
  private final V5Orders orders = new V5Orders(client);

  @Test
  void readsAnOrderOpenOrClosed() {
    client.fixture("order/realtime");

    assertThat(orders.find(Category.LINEAR, "ETHUSDT", "test-000005"))
        .contains(
            new Order(
                Category.LINEAR,
                "ETHUSDT",
                "fd4300ae-7847-404e-b947-b46980a4d140",
                "test-000005",
                Side.BUY,
                OrderType.LIMIT,
                OrderStatus.NEW,
                new BigDecimal("0.10"),
                new BigDecimal("0.00"),
                Optional.empty(),
                Optional.of(new BigDecimal("1600.00")),
                Optional.empty(),
                Optional.of(new BigDecimal("2500.00")),
                Optional.of(new BigDecimal("1500.00")),
                false,
                1,
                "",
                "",
                "EC_NoError",
                Instant.ofEpochMilli(1684738540559L),
                Instant.ofEpochMilli(1684738540561L)));
    assertThat(client.asked())
        .containsExactly(
            "/v5/order/realtime {category=linear, symbol=ETHUSDT, orderLinkId=test-000005}");
  }

  @Test
  void looksIntoHistoryNext() {
    client.rows("").fixture("order/history");

    Optional<Order> order =
        orders.findById(Category.LINEAR, "BTCUSDT", "14bad3a1-6454-43d8-bcf2-5345896cf74d");

    assertThat(order.map(Order::status)).contains(OrderStatus.CANCELLED);
    assertThat(order.map(Order::rejectReason)).contains("EC_PostOnlyWillTakeLiquidity");
    assertThat(client.requests())
        .extracting(V5Request::endpoint)
        .containsExactly(V5Endpoint.ORDER_REALTIME, V5Endpoint.ORDER_HISTORY);
    assertThat(client.requests()).extracting(V5Request::priority).containsOnly(CallPriority.ORDER);
  }

  @Test
  void isAbsentOnlyWhereTwoHealthyAnswersSayIt() {
    client.rows("", ROW.formatted("1", "somebody-else", 5)).rows("");
    assertThat(orders.find(Category.LINEAR, "A", "ours")).isEmpty();

    client.rows("").json("<html>");
    assertThatThrownBy(() -> orders.find(Category.LINEAR, "A", "ours"))
        .isInstanceOf(V5Exception.class);

    client.rows("", "{'symbol':'A','orderLinkId':'ours','orderId':'1'}");
    assertThatThrownBy(() -> orders.find(Category.LINEAR, "A", "ours"))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("answer not understood: side is ''");
  }

  @Test
  void aMarketOrderHasNoPriceOfItsOwn() {
    client.rows("", ROW.formatted("1", "ours", 5));

    assertThat(orders.find(Category.LINEAR, "A", "ours").flatMap(Order::price)).isEmpty();
  }

  @Test
  void readsAnOrderThatDoesNotSayWhenItWasMade() {
    client.rows("", ROW.formatted("1", "ours", 0));

    assertThat(orders.find(Category.LINEAR, "A", "ours").map(Order::createdAt))
        .contains(Instant.EPOCH);
  }

  @Test
  void takesACoinThatTheExchangeDoesNotKnowForOneWithoutOrders() {
    client.rows("", ROW.formatted("1", "", 5)).refusal(10001);
    assertThat(orders.open(Category.LINEAR, NONE, NONE)).hasSize(1);

    client.rows("").refusal(10016);
    assertThatThrownBy(() -> orders.open(Category.LINEAR, NONE, NONE))
        .isInstanceOf(V5Exception.class);
    client.refusal(10001).refusal(10001);
    assertThatThrownBy(() -> orders.open(Category.LINEAR, NONE, NONE))
        .isInstanceOf(V5Exception.class);
  }

  @Test
  void findsOpenOrdersOfBothLinearCoinsOnAllPages() {
    client
        .rows("c%3D1", ROW.formatted("1", "", 5))
        .rows("c%3D2", ROW.formatted("1", "", 5), ROW.formatted("2", "", 4))
        .rows("")
        .rows("", ROW.formatted("3", "", 3));

    assertThat(orders.open(Category.LINEAR, NONE, NONE))
        .extracting(Order::orderId)
        .containsExactly("1", "2", "3");
    assertThat(client.asked())
        .containsExactly(
            "/v5/order/realtime {category=linear, settleCoin=USDT, openOnly=0, limit=50}",
            "/v5/order/realtime {category=linear, settleCoin=USDT, openOnly=0, limit=50,"
                + " cursor=c%3D1}",
            "/v5/order/realtime {category=linear, settleCoin=USDT, openOnly=0, limit=50,"
                + " cursor=c%3D2}",
            "/v5/order/realtime {category=linear, settleCoin=USDC, openOnly=0, limit=50}");
  }

  @Test
  void aCursorThatRepeatsItselfIsAnError() {
    client.rows("c", ROW.formatted("1", "", 5)).rows("c", ROW.formatted("2", "", 5));

    assertThatThrownBy(() -> orders.open(Category.LINEAR, Optional.of("A"), NONE))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("the cursor repeats itself");
  }

  @Test
  void aCursorThatEndsOnAnEmptyPageIsNone() {
    client.rows("c", ROW.formatted("1", "", 5)).rows("c");

    assertThat(orders.open(Category.LINEAR, Optional.of("A"), NONE)).hasSize(1);
  }

  @Test
  void aPageThatFailsIsAnErrorOfTheWhole() {
    client.rows("c", ROW.formatted("1", "", 5)).refusal(10016);

    assertThatThrownBy(() -> orders.open(Category.SPOT, NONE, NONE))
        .isInstanceOf(V5Exception.class);
  }

  @Test
  void followsHistoryWeekByWeekOldestFirst() {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    TimeRange range = new TimeRange(from, from.plus(Duration.ofDays(10)));
    client
        .rows("", ROW.formatted("2", "", 6), ROW.formatted("1", "", 5))
        .rows("", ROW.formatted("3", "", 7), ROW.formatted("2", "", 6));

    assertThat(orders.history(Category.SPOT, NONE, Optional.of(range)))
        .extracting(Order::orderId)
        .containsExactly("1", "2", "3");
    assertThat(client.asked())
        .containsExactly(
            "/v5/order/history {category=spot, limit=50, startTime=1767225600000,"
                + " endTime=1767830400000}",
            "/v5/order/history {category=spot, limit=50, startTime=1767830400000,"
                + " endTime=1768089600000}");
  }

  @Test
  void turnsNoPageOfHistoryForWhatItHasSeen() {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    TimeRange range = new TimeRange(from, from.plus(Duration.ofMinutes(1)));
    client
        .rows("c1", ROW.formatted("4", "", 9), ROW.formatted("3", "c", 8))
        .rows("c2", ROW.formatted("2", "b", 7), ROW.formatted("1", "a", 6));

    assertThat(orders.history(Category.LINEAR, range, Set.of("c", "b")))
        .extracting(Order::orderLinkId)
        .containsExactly("", "c", "b", "a");
    assertThat(client.asked()).hasSize(2);
  }

  @Test
  void readsExecutions() {
    client.fixture("execution/list").rows("");

    assertThat(
            orders.executions(
                Category.LINEAR, NONE, Optional.of(OrderName.linkId("ours")), Optional.empty()))
        .containsExactly(
            new Execution(
                Category.LINEAR,
                "ETHPERP",
                "e0cbe81d-0f18-5866-9415-cf319b5dab3b",
                "8c065341-7b52-4ca9-ac2c-37e31ac55c94",
                "",
                Side.BUY,
                "Trade",
                new BigDecimal("1190.15"),
                new BigDecimal("0.1"),
                Optional.of(new BigDecimal("119.015")),
                Optional.of(new BigDecimal("0.071409")),
                "",
                false,
                Optional.empty(),
                Instant.ofEpochMilli(1672282722429L)));
    assertThat(client.asked())
        .containsExactly(
            "/v5/execution/list {category=linear, orderLinkId=ours, limit=100}",
            "/v5/execution/list {category=linear, orderLinkId=ours, limit=100,"
                + " cursor=132766%3A2%2C132766%3A2}");
  }

  @Test
  void anAcknowledgementWithoutOurNameGetsIt() {
    client.json("{'retCode':0,'result':{'orderId':'7'},'time':5}");

    OrderAck ack =
        orders.cancel(
            new CancelRequest(Category.LINEAR, "A", OrderName.linkId("ours"), Optional.empty()));

    assertThat(ack).isEqualTo(new OrderAck("7", "ours", Instant.ofEpochMilli(5)));
  }

  @Test
  void cancelsByEitherName() {
    client.fixture("order/cancel");

    OrderAck ack = orders.cancel(cancel(Category.LINEAR, Optional.empty()));

    assertThat(ack)
        .isEqualTo(
            new OrderAck(
                "c6f055d9-7f21-4079-913d-e6523a9cfffa",
                "linear-004",
                Instant.ofEpochMilli(1672217377164L)));
    assertThat(client.asked())
        .containsExactly("/v5/order/cancel {category=linear, symbol=A, orderId=1}");
  }

  @Test
  void looksForASpotOrderAmongItsKinds() {
    client.refusal(170213).refusal(170213).fixture("order/cancel");

    orders.cancel(cancel(Category.SPOT, Optional.empty()));

    assertThat(client.requests())
        .extracting(request -> request.parameters().get("orderFilter"))
        .containsExactly("Order", "tpslOrder", "StopOrder");
  }

  @Test
  void saysThatASpotOrderIsGoneOnceAllKindsDo() {
    client.refusal(170142).refusal(170213).refusal(170213);

    V5Exception gone =
        catchThrowableOfType(
            V5Exception.class, () -> orders.cancel(cancel(Category.SPOT, Optional.empty())));

    assertThat(gone.retCode()).hasValue(170142);
    assertThat(gone.outcome()).isEqualTo(OutcomeClass.ALREADY_SO);
  }

  @Test
  void aCancelOfUnknownOutcomeIsNotTriedAmongOtherKinds() {
    client.refusal(170147);

    assertThatThrownBy(() -> orders.cancel(cancel(Category.SPOT, Optional.empty())))
        .isInstanceOf(V5Exception.class);
    assertThat(client.requests()).hasSize(1);
  }

  @Test
  void cancelsAKnownKindOfSpotOrderOnce() {
    client.refusal(170213);

    assertThatThrownBy(() -> orders.cancel(cancel(Category.SPOT, Optional.of(OrderFilter.STOP))))
        .isInstanceOf(V5Exception.class);
    assertThat(client.asked())
        .containsExactly(
            "/v5/order/cancel {category=spot, symbol=A, orderId=1, orderFilter=StopOrder}");
  }

  private static CancelRequest cancel(Category category, Optional<OrderFilter> kind) {
    return new CancelRequest(category, "A", OrderName.id("1"), kind);
  }
}
