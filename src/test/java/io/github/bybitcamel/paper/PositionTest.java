package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leverage, position modes, stops of positions, what was earned. */
class PositionTest extends PaperTest {

  private static final String BTC = "{'category':'linear','symbol':'BTCUSDT'";
  private static final String STOP = "/v5/position/trading-stop";

  private void buy() {
    client.create("'side':'Buy','orderType':'Market','qty':'0.1'");
  }

  private int leverage(String leverage) {
    return code(
        client.post(
            "/v5/position/set-leverage",
            BTC + ",'buyLeverage':'" + leverage + "','sellLeverage':'" + leverage + "'}"));
  }

  private int mode(int mode) {
    return code(client.post("/v5/position/switch-mode", BTC + ",'mode':" + mode + "}"));
  }

  @ParameterizedTest
  @CsvSource({"20, 0", "10, 110043", "10.0, 110043", "101, 110013", "0.5, 10001"})
  void setsTheLeverage(String leverage, int expected) {
    assertThat(leverage(leverage)).isEqualTo(expected);
  }

  @Test
  void bindsLessMarginUnderMoreLeverage() {
    leverage("20");
    buy();

    assertThat(client.position("BTCUSDT").get("positionIM").asText()).isEqualTo("150");
    assertThat(client.position("BTCUSDT").get("leverage").asText()).isEqualTo("20");
  }

  @Test
  void switchesTheModeOnlyWhenIdle() {
    assertThat(mode(0)).isEqualTo(110025);
    buy();
    assertThat(mode(3)).isEqualTo(110024);
    client.create("'side':'Sell','orderType':'Market','qty':'0.1','reduceOnly':true");
    client.create("'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000'");
    assertThat(mode(3)).isEqualTo(110028);
    client.post("/v5/order/cancel-all", BTC + "}");

    assertThat(mode(3)).isZero();
    assertThat(code(client.create("'side':'Buy','orderType':'Market','qty':'0.1'")))
        .isEqualTo(10001);
  }

  @Test
  void holdsBothSidesInHedgeMode() {
    mode(3);
    client.create("'side':'Buy','orderType':'Market','qty':'0.2','positionIdx':1");
    client.create("'side':'Sell','orderType':'Market','qty':'0.1','positionIdx':2");
    client.create(
        "'side':'Sell','orderType':'Market','qty':'0.5','positionIdx':1,'reduceOnly':true");

    JsonNode list =
        client
            .get("/v5/position/list", "category", "linear", "symbol", "BTCUSDT")
            .at("/result/list");
    assertThat(texts(list, "positionIdx")).containsExactly("1", "2");
    assertThat(texts(list, "side")).containsExactly("", "Sell");
    assertThat(texts(list, "size")).containsExactly("0.000", "0.100");
  }

  @Test
  void setsReplacesAndClearsTheStopsOfAPosition() {
    buy();

    assertThat(code(client.post(STOP, BTC + ",'tpslMode':'Full','stopLoss':'29000'}"))).isZero();
    assertThat(code(client.post(STOP, BTC + ",'tpslMode':'Full','stopLoss':'29000'}")))
        .isEqualTo(34040);
    assertThat(code(client.post(STOP, BTC + ",'tpslMode':'Full','stopLoss':'29500'}"))).isZero();
    assertThat(client.position("BTCUSDT").get("stopLoss").asText()).isEqualTo("29500.00");
    assertThat(code(client.post(STOP, BTC + ",'tpslMode':'Full','stopLoss':'0'}"))).isZero();
    assertThat(client.position("BTCUSDT").get("stopLoss").asText()).isEmpty();
  }

  @Test
  void refusesAStopWithoutPositionOrOnTheWrongSide() {
    assertThat(code(client.post(STOP, BTC + ",'tpslMode':'Full','stopLoss':'29000'}")))
        .isEqualTo(10001);
    buy();
    assertThat(code(client.post(STOP, BTC + ",'tpslMode':'Full','stopLoss':'30500'}")))
        .isEqualTo(10001);
  }

  @Test
  void addsAPartialStop() {
    buy();

    JsonNode answer =
        client.post(
            STOP,
            BTC + ",'tpslMode':'Partial','stopLoss':'29000','slSize':'0.04','positionIdx':0}");
    price("BTCUSDT", "29000");

    assertThat(code(answer)).isZero();
    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.060");
  }

  @Test
  void trailsThePriceAndClosesOnItsReturn() {
    buy();
    client.post(STOP, BTC + ",'tpslMode':'Full','trailingStop':'100'}");

    price("BTCUSDT", "30500");
    price("BTCUSDT", "30400.1");
    assertThat(client.position("BTCUSDT").get("trailingStop").asText()).isEqualTo("100.00");
    price("BTCUSDT", "30400");

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
  }

  @Test
  void trailsOnlyFromTheActivePriceOn() {
    buy();
    client.post(STOP, BTC + ",'tpslMode':'Full','trailingStop':'100','activePrice':'30500'}");

    price("BTCUSDT", "29000");
    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.100");
    price("BTCUSDT", "30600");
    price("BTCUSDT", "30500");

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
  }

  @Test
  void tellsWhatWasEarned() {
    buy();
    price("BTCUSDT", "31000");
    client.create("'side':'Sell','orderType':'Market','qty':'0.1','reduceOnly':true");

    JsonNode row = client.get("/v5/position/closed-pnl", "category", "linear").at("/result/list/0");
    assertThat(row.get("closedPnl").asText()).isEqualTo("96.645");
    assertThat(row.get("avgEntryPrice").asText()).isEqualTo("30000");
    assertThat(row.get("avgExitPrice").asText()).isEqualTo("31000");
    assertThat(client.wallet().get("totalEquity").asText()).isEqualTo("100096.645");
    JsonNode log = client.get("/v5/account/transaction-log", "category", "linear");
    assertThat(texts(log.at("/result/list"), "change")).containsExactly("98.295", "-1.65");
    assertThat(texts(log.at("/result/list"), "cashBalance"))
        .containsExactly("100096.645", "99998.35");
  }

  @Test
  void executesInPartsWhenThereIsNotEnough() {
    exchange.control().liquidity("BTCUSDT", new BigDecimal("0.04"));
    client.create(
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'30000','orderLinkId':'one'");

    assertThat(client.order("one").get("orderStatus").asText()).isIn("PartiallyFilled", "Filled");
    exchange.control().tick();
    exchange.control().tick();

    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Filled");
    assertThat(exchange.record().executions()).hasSize(3);
    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.100");
  }
}
