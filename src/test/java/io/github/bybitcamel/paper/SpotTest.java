package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coins against coins. */
class SpotTest extends PaperTest {

  private static final String BTC = "{'category':'spot','symbol':'BTCUSDT',";

  private JsonNode spot(String fields) {
    return client.post("/v5/order/create", BTC + fields + "}");
  }

  private JsonNode coin(String coin) {
    return client
        .get("/v5/account/wallet-balance", "accountType", "UNIFIED", "coin", coin)
        .at("/result/list/0/coin/0");
  }

  private JsonNode order(String linkId) {
    return client
        .get("/v5/order/realtime", "category", "spot", "orderLinkId", linkId)
        .at("/result/list/0");
  }

  @Test
  void buysByValueUnlessToldOtherwise() {
    spot("'side':'Buy','orderType':'Market','qty':'3000','orderLinkId':'one'");
    spot("'side':'Buy','orderType':'Market','qty':'0.1','marketUnit':'baseCoin'");

    assertThat(order("one").get("cumExecQty").asText()).isEqualTo("0.100000");
    assertThat(order("one").get("orderStatus").asText()).isEqualTo("Filled");
    assertThat(coin("BTC").get("walletBalance").asText()).isEqualTo("0.1998");
    assertThat(coin("USDT").get("walletBalance").asText()).isEqualTo("94000");
  }

  @Test
  void locksWhatAnOrderMayCost() {
    spot("'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000'");

    assertThat(coin("USDT").get("locked").asText()).isEqualTo("2900");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'side':'Sell','orderType':'Market','qty':'0.1'|170131",
        "'side':'Buy','orderType':'Market','qty':'100001'|170131",
        "'side':'Buy','orderType':'Market','qty':'4'|170140",
        "'side':'Buy','orderType':'Market','qty':'10.00000001'|170148",
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000.05'|170134",
        "'side':'Buy','orderType':'Limit','qty':'0.0000001','price':'29000'|170137",
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'40000'|170193",
        "'side':'Sell','orderType':'Limit','qty':'0.1','price':'20000'|170194",
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000','reduceOnly':true|10001",
      })
  void refusesWithItsOwnCodes(String fields, int expected) {
    JsonNode answer = spot(fields);

    assertThat(code(answer)).as(answer.toString()).isEqualTo(expected);
  }

  @Test
  void refusesADuplicateWithItsOwnCode() {
    spot("'side':'Buy','orderType':'Market','qty':'30','orderLinkId':'one'");

    assertThat(code(spot("'side':'Buy','orderType':'Market','qty':'30','orderLinkId':'one'")))
        .isEqualTo(170141);
  }

  @Test
  void leavesStopOrdersToTheirFilter() {
    String stop = "'side':'Buy','orderType':'Market','qty':'300','triggerPrice':'31000',";
    spot(stop + "'orderFilter':'StopOrder','orderLinkId':'stop'");
    spot("'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000','orderLinkId':'limit'");

    JsonNode all = client.post("/v5/order/cancel-all", "{'category':'spot'}");

    assertThat(texts(all.at("/result/list"), "orderLinkId")).containsExactly("limit");
    assertThat(code(client.post("/v5/order/cancel", BTC + "'orderLinkId':'stop'}")))
        .isEqualTo(170213);
    assertThat(
            code(
                client.post(
                    "/v5/order/cancel", BTC + "'orderLinkId':'stop','orderFilter':'StopOrder'}")))
        .isZero();
  }

  @Test
  void triggersAStopOrder() {
    spot(
        "'side':'Buy','orderType':'Market','qty':'3100','triggerPrice':'31000',"
            + "'orderFilter':'StopOrder','orderLinkId':'stop'");
    assertThat(order("stop").get("orderStatus").asText()).isEqualTo("Untriggered");

    price("BTCUSDT", "31000");

    assertThat(order("stop").get("cumExecQty").asText()).isEqualTo("0.100000");
  }

  @Test
  void sellsAtTheExitOfALimitOrder() {
    spot(
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'30000','takeProfit':'31000',"
            + "'stopLoss':'29000'");

    price("BTCUSDT", "31000");

    assertThat(exchange.record().executions()).hasSize(2);
    assertThat(coin("BTC").get("walletBalance").asText()).isEqualTo("0");
  }

  @Test
  void isPartiallyFilledCanceledWhenCutShort() {
    exchange.control().liquidity("BTCUSDT", new BigDecimal("0.04"));

    spot(
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'30000','timeInForce':'IOC',"
            + "'orderLinkId':'one'");

    assertThat(order("one").get("orderStatus").asText()).isEqualTo("PartiallyFilledCanceled");
  }
}
