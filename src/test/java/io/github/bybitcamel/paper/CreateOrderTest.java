package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an order of a linear contract. */
class CreateOrderTest extends PaperTest {

  private static final String BUY = "'side':'Buy','orderType':'Market','qty':'0.1'";
  private static final String LIMIT = "'side':'Buy','orderType':'Limit','qty':'0.1'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'side':'Buy','orderType':'Market'|10001",
        "'side':'Long','orderType':'Market','qty':'1'|10001",
        "'side':'Buy','orderType':'Stop','qty':'1'|10001",
        "'side':'Buy','orderType':'Market','qty':0.1|10001",
        "'side':'Buy','orderType':'Market','qty':'1e-1'|10001",
        "'side':'Buy','orderType':'Market','qty':'0'|10001",
        "'side':'Buy','orderType':'Market','qty':'0.0015'|10001",
        "'side':'Buy','orderType':'Market','qty':'501'|10001",
        "'side':'Buy','orderType':'Market','qty':'0.1','quantity':'1'|10001",
        "'side':'Buy','orderType':'Market','qty':'0.1','orderLinkId':'a b'|10001",
        "'side':'Buy','orderType':'Market','qty':'0.1','positionIdx':1|10001",
        "'side':'Buy','orderType':'Limit','qty':'0.1'|10001",
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000.05'|10001",
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'9999999'|110003",
        "'side':'Buy','orderType':'Limit','qty':'0.001','price':'10'|110094",
        "'side':'Buy','orderType':'Market','qty':'100'|110007",
        "'side':'Sell','orderType':'Market','qty':'0.1','reduceOnly':true|110017",
        "'side':'Buy','orderType':'Market','qty':'0.1','takeProfit':'29000'|10001",
        "'side':'Buy','orderType':'Market','qty':'0.1','stopLoss':'31000'|10001",
      })
  void refusesWhatBreaksARule(String fields, int expected) {
    JsonNode answer = client.create(fields);

    assertThat(code(answer)).as(answer.toString()).isEqualTo(expected);
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void refusesAnUnknownSymbol() {
    JsonNode answer =
        client.post("/v5/order/create", "{'category':'linear','symbol':'NOUSDT'," + BUY + "}");

    assertThat(code(answer)).isEqualTo(10001);
  }

  @Test
  void refusesAClosedContract() {
    JsonNode answer =
        client.post("/v5/order/create", "{'category':'linear','symbol':'OLDUSDT'," + BUY + "}");

    assertThat(code(answer)).isEqualTo(110074);
  }

  @Test
  void refusesADuplicateOrderLinkIdForEver() {
    client.create(BUY + ",'orderLinkId':'one'");

    assertThat(code(client.create(BUY + ",'orderLinkId':'one'"))).isEqualTo(110072);
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void fillsAMarketOrderAtTheLastPrice() {
    JsonNode answer = client.create(BUY + ",'orderLinkId':'one'");

    JsonNode order = client.order("one");
    assertThat(answer.at("/result/orderId").asText()).isEqualTo(order.get("orderId").asText());
    assertThat(order.get("orderStatus").asText()).isEqualTo("Filled");
    assertThat(order.get("avgPrice").asText()).isEqualTo("30000");
    assertThat(order.get("cumExecQty").asText()).isEqualTo("0.100");
    assertThat(order.at("/cumFeeDetail/USDT").asText()).isEqualTo("1.65");
  }

  @Test
  void movesPositionWalletAndExecutionsWithAFill() {
    client.create(BUY);

    price("BTCUSDT", "30100");

    JsonNode position = client.position("BTCUSDT");
    assertThat(position.get("side").asText()).isEqualTo("Buy");
    assertThat(position.get("size").asText()).isEqualTo("0.100");
    assertThat(position.get("avgPrice").asText()).isEqualTo("30000");
    assertThat(position.get("unrealisedPnl").asText()).isEqualTo("10");
    assertThat(position.get("curRealisedPnl").asText()).isEqualTo("-1.65");
    JsonNode wallet = client.wallet();
    assertThat(wallet.get("totalWalletBalance").asText()).isEqualTo("99998.35");
    assertThat(wallet.get("totalEquity").asText()).isEqualTo("100008.35");
    assertThat(wallet.get("totalAvailableBalance").asText()).isEqualTo("99708.35");
    JsonNode execution =
        client.get("/v5/execution/list", "category", "linear").at("/result/list/0");
    assertThat(execution.get("execPrice").asText()).isEqualTo("30000.00");
    assertThat(execution.get("execFee").asText()).isEqualTo("1.65");
    assertThat(execution.get("isMaker").asBoolean()).isFalse();
  }

  @Test
  void restsALimitOrderAndFillsItWhenThePriceReachesIt() {
    client.create(LIMIT + ",'price':'29900','orderLinkId':'one'");
    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("New");

    price("BTCUSDT", "29899.9");

    JsonNode order = client.order("one");
    assertThat(order.get("orderStatus").asText()).isEqualTo("Filled");
    assertThat(order.get("avgPrice").asText()).isEqualTo("29900");
    assertThat(exchange.record().executions())
        .extracting(SeenExecution::maker)
        .containsExactly(true);
  }

  @Test
  void fillsACrossingLimitOrderAtOnceAtTheBetterPrice() {
    client.create(LIMIT + ",'price':'30100','orderLinkId':'one'");

    assertThat(client.order("one").get("avgPrice").asText()).isEqualTo("30000");
  }

  @ParameterizedTest
  @CsvSource({
    "PostOnly, 30100, EC_PostOnlyWillTakeLiquidity",
    "IOC, 29000, EC_NoImmediateQtyToFill",
    "FOK, 29000, EC_NoImmediateQtyToFill"
  })
  void acknowledgesThenCancelsWhatItsTimeInForceForbids(String force, String price, String reason) {
    JsonNode answer =
        client.create(
            LIMIT + ",'orderLinkId':'one','price':'" + price + "','timeInForce':'" + force + "'");

    assertThat(code(answer)).isZero();
    JsonNode order =
        client
            .get("/v5/order/history", "category", "linear", "orderLinkId", "one")
            .at("/result/list/0");
    assertThat(order.get("orderStatus").asText()).isEqualTo("Cancelled");
    assertThat(order.get("rejectReason").asText()).isEqualTo(reason);
    assertThat(order.get("leavesQty").asText()).isEqualTo("0.000");
  }

  @Test
  void pullsALimitPriceIntoTheBand() {
    client.create(
        "'side':'Sell','orderType':'Limit','qty':'0.1','price':'100','orderLinkId':'one'");

    assertThat(client.order("one").get("price").asText()).isEqualTo("28500.00");
  }

  @Test
  void cutsAReduceOnlyOrderToThePosition() {
    client.create(BUY);

    client.create("'side':'Sell','orderType':'Market','qty':'5','reduceOnly':true");

    assertThat(client.position("BTCUSDT").get("side").asText()).isEmpty();
    assertThat(exchange.record().executions())
        .extracting(SeenExecution::qty)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("0.1"), new BigDecimal("0.1"));
  }

  @Test
  void closesEverythingByQuantityZero() {
    client.create(BUY);

    JsonNode answer =
        client.create(
            "'side':'Sell','orderType':'Market','qty':'0','reduceOnly':true,'closeOnTrigger':true");

    assertThat(code(answer)).isZero();
    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
  }

  @Test
  void flipsThePositionByAPlainOppositeOrder() {
    client.create(BUY);

    client.create("'side':'Sell','orderType':'Market','qty':'0.3'");

    JsonNode position = client.position("BTCUSDT");
    assertThat(position.get("side").asText()).isEqualTo("Sell");
    assertThat(position.get("size").asText()).isEqualTo("0.200");
  }

  @Test
  void pagesThroughOrdersByCursor() {
    for (int i = 0; i < 5; i++) {
      client.create(LIMIT + ",'price':'29000','orderLinkId':'n" + i + "'");
    }
    String[] scope = {"category", "linear", "symbol", "BTCUSDT", "limit", "2"};

    JsonNode first = client.get("/v5/order/realtime", scope);
    String cursor = first.at("/result/nextPageCursor").asText();
    JsonNode second =
        PaperClient.json(
            client.send(
                client.signed(
                    "GET",
                    "/v5/order/realtime",
                    "category=linear&symbol=BTCUSDT&limit=2&cursor=" + cursor,
                    "")));

    assertThat(cursor).contains("%");
    assertThat(texts(first.at("/result/list"), "orderLinkId")).isEqualTo(List.of("n4", "n3"));
    assertThat(texts(second.at("/result/list"), "orderLinkId")).isEqualTo(List.of("n2", "n1"));
  }

  @Test
  void wantsAScopeForTheOrdersOfLinear() {
    assertThat(code(client.get("/v5/order/realtime", "category", "linear"))).isEqualTo(10001);
  }

  @Test
  void recordsWhatItSaw() {
    client.create(BUY + ",'orderLinkId':'one'");

    SeenRequest request = exchange.record().requests("/v5/order/create").get(0);
    assertThat(request.retCode()).isZero();
    assertThat(request.body()).contains("\"orderLinkId\":\"one\"");
    assertThat(request.headers()).contains("x-bapi-sign");
    assertThat(exchange.record().orders())
        .extracting(SeenOrder::orderLinkId)
        .containsExactly("one");
  }
}
