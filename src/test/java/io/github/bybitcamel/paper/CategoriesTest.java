package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inverse contracts, options, and the rest of what public clients ask. */
class CategoriesTest extends PaperTest {

  private static final String OPTION = "BTC-31DEC27-30000-C-USDT";

  @Override
  PaperSettings settings() {
    return super.settings().withSyntheticSymbols(600);
  }

  @Test
  void paysInverseContractsInTheirCoin() {
    String order = "{'category':'inverse','symbol':'BTCUSD','orderType':'Market','qty':'3000',";
    client.post("/v5/order/create", order + "'side':'Buy'}");
    price("BTCUSD", "31000");
    client.post("/v5/order/create", order + "'side':'Sell','reduceOnly':true}");

    JsonNode row =
        client.get("/v5/position/closed-pnl", "category", "inverse").at("/result/list/0");
    assertThat(row.get("avgEntryPrice").asText()).isEqualTo("30000");
    assertThat(row.get("avgExitPrice").asText()).isEqualTo("31000");
    assertThat(row.get("closedPnl").asText()).startsWith("0.00311758");
    assertThat(client.wallet().at("/coin/1/walletBalance").asText()).startsWith("0.00311758");
  }

  @Test
  void tradesAnOption() {
    String order =
        "{'category':'option','symbol':'"
            + OPTION
            + "','side':'Buy','orderType':'Limit','price':'2500','qty':'0.1'";

    assertThat(code(client.post("/v5/order/create", order + "}"))).isEqualTo(10001);
    assertThat(code(client.post("/v5/order/create", order + ",'orderLinkId':'one'}"))).isZero();

    JsonNode position = client.get("/v5/position/list", "category", "option").at("/result/list/0");
    assertThat(position.get("symbol").asText()).isEqualTo(OPTION);
    assertThat(position.get("size").asText()).isEqualTo("0.10");
  }

  @Test
  void pagesThroughMoreThanFiveHundredInstruments() {
    JsonNode first = client.get("/v5/market/instruments-info", "category", "linear");
    String cursor = first.at("/result/nextPageCursor").asText();
    JsonNode second =
        PaperClient.json(
            client.send(
                client.plain(
                    "GET", "/v5/market/instruments-info", "category=linear&cursor=" + cursor, "")));

    assertThat(first.at("/result/list")).hasSize(500);
    assertThat(second.at("/result/list")).hasSize(123);
    assertThat(second.at("/result/nextPageCursor").asText()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v5/market/instruments-info?category=spot",
        "/v5/market/instruments-info?category=inverse",
        "/v5/market/instruments-info?category=option&baseCoin=BTC",
        "/v5/market/tickers?category=linear",
        "/v5/market/tickers?category=spot",
        "/v5/market/tickers?category=option&baseCoin=BTC",
        "/v5/market/tickers?category=inverse&symbol=BTCUSD",
        "/v5/market/orderbook?category=linear&symbol=BTCUSDT&limit=50",
        "/v5/market/orderbook?category=spot&symbol=BTCUSDT",
        "/v5/market/recent-trade?category=linear&symbol=BTCUSDT&limit=10",
        "/v5/market/recent-trade?category=option",
        "/v5/market/mark-price-kline?category=linear&symbol=BTCUSDT&interval=D",
        "/v5/market/index-price-kline?category=inverse&symbol=BTCUSD&interval=60",
        "/v5/market/premium-index-price-kline?category=linear&symbol=BTCUSDT&interval=60",
        "/v5/market/funding/history?category=linear&symbol=BTCUSDT",
        "/v5/market/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1h",
        "/v5/market/risk-limit?category=linear&symbol=BTCUSDT",
        "/v5/system/status",
        "/v5/announcements/index?locale=en-US",
        "/v5/account/info",
        "/v5/account/fee-rate?category=linear&symbol=BTCUSDT",
        "/v5/account/fee-rate?category=option&baseCoin=BTC",
        "/v5/account/transaction-log",
        "/v5/user/query-api",
        "/v5/asset/coin/query-info",
        "/v5/asset/coin/query-info?coin=BTC",
        "/v5/position/list?category=linear&settleCoin=USDT",
        "/v5/order/realtime?category=option",
        "/v5/order/history?category=spot",
        "/v5/execution/list?category=inverse",
      })
  void answersWhatClientsAsk(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);

    JsonNode answer = PaperClient.json(client.send(client.signed("GET", path, query, "")));

    assertThat(code(answer)).as(answer.toString()).isZero();
    assertThat(answer.get("result")).isNotEmpty();
  }
}
