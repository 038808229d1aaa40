package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working orders that are changed and cancelled, one by one and in batches. */
class AmendAndCancelTest extends PaperTest {

  private static final String BTC = "'category':'linear','symbol':'BTCUSDT'";
  private static final String ONE = "{" + BTC + ",'orderLinkId':'one'";

  private void rest(String linkId) {
    client.create(
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000','orderLinkId':'"
            + linkId
            + "'");
  }

  private JsonNode history(String linkId) {
    return client
        .get("/v5/order/history", "category", "linear", "orderLinkId", linkId)
        .at("/result/list/0");
  }

  @Test
  void amendsPriceAndQuantity() {
    rest("one");

    JsonNode answer = client.post("/v5/order/amend", ONE + ",'price':'29100','qty':'0.2'}");

    assertThat(code(answer)).isZero();
    assertThat(client.order("one").get("price").asText()).isEqualTo("29100.00");
    assertThat(client.order("one").get("qty").asText()).isEqualTo("0.200");
  }

  @Test
  void fillsAnOrderAmendedThroughTheMarket() {
    rest("one");

    client.post("/v5/order/amend", ONE + ",'price':'30500'}");

    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Filled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'price':'29000.0'|10001",
        "'price':'29000.07'|10001",
        "'qty':'1000'|110007",
        "'takeProfit':'28000'|10001",
        "'triggerPrice':'28000'|10001",
      })
  void refusesAnAmendmentThatBreaksARule(String fields, int expected) {
    rest("one");

    assertThat(code(client.post("/v5/order/amend", ONE + "," + fields + "}"))).isEqualTo(expected);
    assertThat(client.order("one").get("qty").asText()).isEqualTo("0.100");
  }

  @Test
  void cancelsByEitherId() {
    rest("one");
    rest("two");
    String orderId = client.order("two").get("orderId").asText();

    client.post("/v5/order/cancel", ONE + "}");
    client.post("/v5/order/cancel", "{" + BTC + ",'orderId':'" + orderId + "'}");

    assertThat(history("one").get("orderStatus").asText()).isEqualTo("Cancelled");
    assertThat(history("two").get("cancelType").asText()).isEqualTo("CancelByUser");
  }

  @Test
  void knowsNothingToCancelTwice() {
    rest("one");
    client.post("/v5/order/cancel", ONE + "}");

    assertThat(code(client.post("/v5/order/cancel", ONE + "}"))).isEqualTo(110001);
    assertThat(code(client.post("/v5/order/amend", ONE + ",'qty':'1'}"))).isEqualTo(110001);
  }

  @Test
  void cancelsAllOfASymbolAndLeavesTheOthers() {
    rest("one");
    rest("two");
    client.post(
        "/v5/order/create",
        "{'category':'linear','symbol':'ETHUSDT','side':'Buy','orderType':'Limit','qty':'1',"
            + "'price':'1950','orderLinkId':'eth'}");

    JsonNode answer = client.post("/v5/order/cancel-all", "{" + BTC + "}");

    assertThat(texts(answer.at("/result/list"), "orderLinkId")).containsExactly("one", "two");
    assertThat(answer.at("/result/success").asText()).isEqualTo("1");
    assertThat(client.order("eth").get("orderStatus").asText()).isEqualTo("New");
  }

  @Test
  void cancelsWhatIsNoExitOfAPositionWhereAskedTo() {
    client.post(
        "/v5/order/create",
        "{" + BTC + ",'side':'Buy','orderType':'Market','qty':'0.1','stopLoss':'20000'}");
    client.post(
        "/v5/order/create",
        "{"
            + BTC
            + ",'side':'Buy','orderType':'Market','qty':'0.1','triggerPrice':'40000',"
            + "'triggerDirection':1,'orderLinkId':'later'}");

    JsonNode answer =
        client.post(
            "/v5/order/cancel-all",
            "{" + BTC + ",'orderFilter':'StopOrder','stopOrderType':'Stop'}");

    assertThat(texts(answer.at("/result/list"), "orderLinkId")).containsExactly("later");
    assertThat(client.post("/v5/order/cancel-all", "{" + BTC + "}").at("/result/list")).hasSize(1);
  }

  @Test
  void takesNullForWhatIsLeftOut() {
    rest("one");
    rest("two");

    JsonNode amended =
        client.post(
            "/v5/order/amend-batch",
            "{'category':'linear','request':[{'symbol':'BTCUSDT','orderLinkId':'one',"
                + "'orderId':null,'price':'28900','qty':null,'takeProfit':null}]}");
    assertThat(texts(amended.at("/retExtInfo/list"), "code")).containsExactly("0");
    assertThat(client.order("one").get("qty").asText()).isEqualTo("0.100");

    assertThat(
            client
                .post(
                    "/v5/order/cancel-all",
                    "{'category':'linear','symbol':null,'settleCoin':'USDT'}")
                .at("/result/list"))
        .hasSize(2);
    assertThat(code(client.post("/v5/order/cancel", "{'category':'linear','symbol':null}")))
        .isEqualTo(10001);
  }

  @Test
  void wantsAScopeToCancelAll() {
    assertThat(code(client.post("/v5/order/cancel-all", "{'category':'linear'}"))).isEqualTo(10001);
  }

  @Test
  void cancelsFiveHundredAtATime() {
    for (String symbol : new String[] {"BTCUSDT", "ETHUSDT"}) {
      for (int i = 0; i < 300; i++) {
        client.post(
            "/v5/order/create",
            "{'category':'linear','symbol':'"
                + symbol
                + "','side':'Buy','orderType':'Limit','qty':'0.01','price':'1950'}");
      }
    }
    String all = "{'category':'linear','settleCoin':'USDT'}";

    assertThat(client.post("/v5/order/cancel-all", all).at("/result/list")).hasSize(500);
    assertThat(client.post("/v5/order/cancel-all", all).at("/result/list")).hasSize(100);
    assertThat(client.post("/v5/order/cancel-all", all).at("/result/list")).isEmpty();
  }

  @Test
  void keepsFiveHundredClosedOrdersAtHand() {
    String buy =
        "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.1',"
            + "'price':'29000','timeInForce':'IOC'}";
    for (int i = 0; i < 510; i++) {
      client.post("/v5/order/create", buy);
    }

    int closed = 0;
    String cursor = "";
    do {
      String query = "category=linear&symbol=BTCUSDT&openOnly=1&limit=50";
      JsonNode page =
          PaperClient.json(
              client.send(
                  client.signed(
                      "GET",
                      "/v5/order/realtime",
                      cursor.isEmpty() ? query : query + "&cursor=" + cursor,
                      "")));
      closed += page.at("/result/list").size();
      cursor = page.at("/result/nextPageCursor").asText();
    } while (!cursor.isEmpty());
    assertThat(closed).isEqualTo(500);
  }

  @Test
  void answersEachItemOfABatch() {
    String item = "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','price':'29000','qty':'";

    JsonNode answer =
        client.post(
            "/v5/order/create-batch",
            "{'category':'linear','request':["
                + item
                + "0.1','orderLinkId':'one'},"
                + item
                + "0','orderLinkId':'two'}]}");

    assertThat(code(answer)).isZero();
    assertThat(answer.at("/retExtInfo/list/0/code").asInt()).isZero();
    assertThat(answer.at("/retExtInfo/list/1/code").asInt()).isEqualTo(10001);
    assertThat(answer.at("/result/list/1/orderLinkId").asText()).isEqualTo("two");
    assertThat(answer.at("/result/list/1/orderId").asText()).isEmpty();
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void amendsAndCancelsInBatches() {
    rest("one");
    rest("two");
    String two = "{'symbol':'BTCUSDT','orderLinkId':'two'";

    client.post(
        "/v5/order/amend-batch", "{'category':'linear','request':[" + two + ",'qty':'0.3'}]}");
    JsonNode answer =
        client.post(
            "/v5/order/cancel-batch",
            "{'category':'linear','request':["
                + two
                + "},{'symbol':'BTCUSDT','orderLinkId':'none'}]}");

    assertThat(history("two").get("qty").asText()).isEqualTo("0.300");
    assertThat(answer.at("/retExtInfo/list/1/code").asInt()).isEqualTo(110001);
    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("New");
  }
}
