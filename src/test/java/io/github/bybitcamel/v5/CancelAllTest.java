package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bybitcamel.model.Category;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancelAllTest {

  private static final Optional<String> NONE = Optional.empty();

  private final ScriptedClient client = new ScriptedClient();
  private final V5Orders orders = new V5Orders(client);

  @Test
  void goesOnUntilNoFutureIsLeft() {
    client.rows("", ids(0, 500)).rows("", ids(0, 500)).rows("", ids(500, 520));

    assertThat(orders.cancelAll(Category.LINEAR, NONE, Optional.of("USDT"))).hasSize(520);
    assertThat(client.asked())
        .hasSize(3)
        .containsOnly("/v5/order/cancel-all {category=linear, settleCoin=USDT}");
  }

  @Test
  void asksOnceWhereTheExchangeDidNotStopAtItsMost() {
    client.fixture("order/cancel-all");

    assertThat(orders.cancelAll(Category.LINEAR, Optional.of("BTCUSDT"), NONE)).hasSize(2);
    assertThat(client.requests()).hasSize(1);
  }

  @Test
  void takesWhatTheExchangeDoesNotKnowForNone() {
    client.rows("", ids(0, 1)).refusal(10001);
    assertThat(orders.cancelAll(Category.LINEAR, NONE, NONE)).hasSize(1);

    client.rows("").rows("").rows("", ids(1, 2)).refusal(10001).refusal(10001);
    assertThat(orders.cancelAll(Category.SPOT, NONE, NONE)).hasSize(1);
  }

  @Test
  void failsWhereTheExchangeKnowsNothingThatWasAsked() {
    client.refusal(10001).refusal(10001);
    assertThatThrownBy(() -> orders.cancelAll(Category.LINEAR, NONE, NONE))
        .isInstanceOf(V5Exception.class);

    client.refusal(10001).rows("").rows("").rows("").rows("");
    assertThatThrownBy(() -> orders.cancelAll(Category.SPOT, NONE, NONE))
        .isInstanceOf(V5Exception.class);
  }

  @Test
  void takesTheWordOfAnExchangeThatDoesNotSayWhichItCancelled() {
    client
        .json("{'retCode':0,'result':{'success':'1'},'time':1}")
        .rows("")
        .rows("")
        .rows("")
        .rows("");
    assertThat(orders.cancelAll(Category.SPOT, NONE, NONE)).isEmpty();

    client.json("{'retCode':0,'result':{},'time':1}").rows("").rows("").rows("").rows("");
    assertThatThrownBy(() -> orders.cancelAll(Category.SPOT, NONE, NONE))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("no list");
  }

  @Test
  void coversBothLinearCoins() {
    client.rows("").rows("");

    orders.cancelAll(Category.LINEAR, NONE, NONE);

    assertThat(client.asked())
        .containsExactly(
            "/v5/order/cancel-all {category=linear, settleCoin=USDT}",
            "/v5/order/cancel-all {category=linear, settleCoin=USDC}");
  }

  @Test
  void coversEveryKindOfSpotOrder() {
    client.rows("", ids(0, 1)).rows("").rows("", ids(1, 2)).rows("").rows("");

    assertThat(orders.cancelAll(Category.SPOT, Optional.of("BTCUSDT"), NONE)).hasSize(2);
    assertThat(client.requests())
        .extracting(request -> request.parameters().get("orderFilter"))
        .containsExactly("Order", "tpslOrder", "StopOrder", "OcoOrder", "BidirectionalTpslOrder");
  }

  @Test
  void leavesTheExitsOfPositions() {
    client.rows("", ids(0, 1)).rows("", ids(1, 3)).rows("").rows("");

    assertThat(orders.cancelAllButExits(Category.LINEAR, NONE)).hasSize(3);
    assertThat(client.asked())
        .containsExactly(
            "/v5/order/cancel-all {category=linear, settleCoin=USDT, orderFilter=Order}",
            "/v5/order/cancel-all {category=linear, settleCoin=USDC, orderFilter=Order}",
            "/v5/order/cancel-all {category=linear, settleCoin=USDT, orderFilter=StopOrder,"
                + " stopOrderType=Stop}",
            "/v5/order/cancel-all {category=linear, settleCoin=USDC, orderFilter=StopOrder,"
                + " stopOrderType=Stop}");
  }

  @Test
  void failsWhereTheExchangeKnowsAKindOfOrderOfNoCoin() {
    client.rows("", ids(0, 1)).refusal(10001).refusal(10001).refusal(10001);

    assertThatThrownBy(() -> orders.cancelAllButExits(Category.LINEAR, NONE))
        .isInstanceOf(V5Exception.class);
    assertThat(client.requests()).hasSize(4);
  }

  @Test
  void failsWhereTheExchangeKnowsNeitherKindOfAnyCoin() {
    client.refusal(10001).refusal(10001).refusal(10001).refusal(10001);

    assertThatThrownBy(() -> orders.cancelAllButExits(Category.LINEAR, NONE))
        .isInstanceOf(V5Exception.class);
  }

  @Test
  void takesEveryOptionOrderAndEveryKindOfSpotOrderSinceNeitherIsAnExit() {
    client.rows("").rows("").rows("").rows("").rows("").rows("");

    orders.cancelAllButExits(Category.OPTION, NONE);
    orders.cancelAllButExits(Category.SPOT, NONE);

    assertThat(client.asked()).hasSize(6).contains("/v5/order/cancel-all {category=option}");
  }

  @Test
  void asksForInverseSymbolBySymbol() {
    client.rows("", open("BTCUSD", 1), open("ETHUSD", 2), open("BTCUSD", 3)).rows("").rows("");

    orders.cancelAll(Category.INVERSE, NONE, NONE);

    assertThat(client.asked())
        .containsExactly(
            "/v5/order/realtime {category=inverse, openOnly=0, limit=50}",
            "/v5/order/cancel-all {category=inverse, symbol=BTCUSD}",
            "/v5/order/cancel-all {category=inverse, symbol=ETHUSD}");
  }

  @Test
  void cancelsInverseOrdersOfWhichNothingButTheSymbolCanBeRead() {
    client.rows("", open("BTCUSD", 1), "{'symbol':'ETHUSD','side':'Long'}").rows("").rows("");

    orders.cancelAll(Category.INVERSE, NONE, NONE);

    assertThat(client.asked())
        .contains("/v5/order/cancel-all {category=inverse, symbol=ETHUSD}")
        .hasSize(3);
    assertThat(client.requests())
        .extracting(V5Request::priority)
        .containsOnly(CallPriority.LESSENS_RISK);
  }

  @Test
  void doesNotTakeInverseOrdersThatTellNoSymbolForNone() {
    client.rows("", "{'side':'Buy'}");

    assertThatThrownBy(() -> orders.cancelAll(Category.INVERSE, NONE, NONE))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("symbol is missing");
  }

  @Test
  void aFailureDoesNotKeepTheRestFromBeingCancelled() {
    client.refusal(10016).rows("").rows("").refusal(10001).refusal(170213);

    V5Exception failure =
        catchThrowableOfType(V5Exception.class, () -> orders.cancelAll(Category.SPOT, NONE, NONE));

    assertThat(failure.retCode()).hasValue(10016);
    assertThat(client.requests()).hasSize(5);
  }

  private static String[] ids(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("{'orderId':'%d','orderLinkId':''}"::formatted)
        .toArray(String[]::new);
  }

  private static String open(String symbol, int id) {
    return "{'symbol':'%s','orderId':'%d','side':'Buy','orderType':'Limit',".formatted(symbol, id)
        + "'orderStatus':'New','qty':'1','price':'9','createdTime':'1'}";
  }
}
