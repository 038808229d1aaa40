package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What public clients ask besides trading. */
class ReferenceTest extends PaperTest {

  @ParameterizedTest
  @CsvSource({
    "/v5/market/account-ratio, category=linear symbol=BTCUSDT period=1h, /result/list/0/buyRatio",
    "/v5/market/historical-volatility, category=option period=7, /result/0/value",
    "/v5/market/insurance, coin=USDT, /result/list/0/balance",
    "/v5/market/price-limit, symbol=BTCUSDT, /result/buyLmt",
    "/v5/asset/transfer/query-account-coins-balance, accountType=UNIFIED,"
        + " /result/balance/0/walletBalance",
    "/v5/asset/transfer/query-account-coin-balance, accountType=FUND coin=USDT,"
        + " /result/balance/transferBalance",
    "/v5/order/spot-borrow-check, category=spot symbol=BTCUSDT side=Buy, /result/maxTradeQty",
  })
  void answersInTheDocumentedShape(String path, String query, String field) {
    JsonNode answer = client.get(path, query.split("[= ]", -1));

    assertThat(code(answer)).as(answer.toString()).isZero();
    assertThat(answer.at(field).asText()).isNotEmpty();
  }

  @Test
  void pagesRatios() {
    JsonNode page =
        client.get(
            "/v5/market/account-ratio",
            "category",
            "linear",
            "symbol",
            "BTCUSDT",
            "period",
            "5min",
            "limit",
            "3");

    assertThat(page.at("/result/list")).hasSize(3);
    assertThat(page.at("/result/nextPageCursor").asText()).isNotEmpty();
  }

  @Test
  void checksAnOrderWithoutPlacingIt() {
    String order = "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Market',";

    JsonNode good = client.post("/v5/order/pre-check", order + "'qty':'0.1'}");
    JsonNode large = client.post("/v5/order/pre-check", order + "'qty':'90'}");

    assertThat(code(good)).isZero();
    assertThat(good.at("/result/postImrE4").asInt()).isPositive();
    assertThat(code(large)).isEqualTo(110007);
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void keepsCrossMarginOnly() {
    String path = "/v5/account/set-margin-mode";

    assertThat(code(client.post(path, "{'setMarginMode':'REGULAR_MARGIN'}"))).isZero();
    assertThat(code(client.post(path, "{'setMarginMode':'ISOLATED_MARGIN'}"))).isEqualTo(3400045);
  }
}
