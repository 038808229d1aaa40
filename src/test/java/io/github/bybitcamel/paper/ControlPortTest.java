package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The control over HTTP. */
class ControlPortTest extends PaperTest {

  @Override
  PaperSettings settings() {
    return super.settings().withControlPort(0);
  }

  private HttpResponse<String> send(String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + exchange.controlPort()).resolve(path));
    HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'));
    return HttpClient.newHttpClient()
        .send(
            body.isEmpty() ? request.GET().build() : request.POST(text).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void setsPricesAndFaults() throws Exception {
    send("/price", "{'symbol':'BTCUSDT','price':'31000'}");
    send("/fault", "{'path':'/v5/market/time','kind':'CODE_BEFORE','number':10016,'nth':2}");

    assertThat(client.get("/v5/market/time").get("retCode").asInt()).isZero();
    assertThat(client.get("/v5/market/time").get("retCode").asInt()).isEqualTo(10016);
    assertThat(
            client
                .get("/v5/market/tickers", "category", "linear", "symbol", "BTCUSDT")
                .at("/result/list/0/lastPrice")
                .asText())
        .isEqualTo("31000.00");
  }

  @Test
  void reachesEveryControl() throws Exception {
    String[][] calls = {
      {"/release", "{'symbol':'BTCUSDT'}"},
      {"/replay", "{'symbol':'ETHUSDT','prices':['2000','2010'],'step':1000}"},
      {"/freeze", "{}"},
      {"/liquidity", "{'symbol':'BTCUSDT','quantity':'1'}"},
      {"/liquidity", "{'symbol':'BTCUSDT'}"},
      {"/status", "{'symbol':'SOLUSDT','status':'Closed'}"},
      {"/clear-faults", "{}"},
      {"/skew", "{'ahead':0}"},
      {"/read-only", "{'on':true}"},
      {"/expired", "{'on':false}"},
      {"/quota", "{'path':'/v5/order/create','perSecond':20}"},
      {"/lift-limits", "{'on':true}"},
      {"/ban", "{'length':0}"},
      {"/clear-recent-orders", "{}"},
      {"/bind-key", "{'address':'192.0.2.1'}"},
      {"/key-ends", "{'in':86400000}"},
      {"/may-withdraw", "{'on':true}"},
      {"/classic", "{'on':true}"},
      {"/maintenance", "{'title':'upgrade','begin':3600000,'length':600000}"},
      {"/clear-maintenance", "{}"},
    };
    for (String[] call : calls) {
      assertThat(send(call[0], call[1]).statusCode()).as(call[0]).isEqualTo(200);
    }
  }

  @Test
  void showsTheRecord() throws Exception {
    client.create("'side':'Buy','orderType':'Market','qty':'0.1','orderLinkId':'one'");

    assertThat(send("/requests", "").body()).contains("/v5/order/create");
    assertThat(send("/orders", "").body()).contains("\"orderLinkId\":\"one\"");
    assertThat(send("/executions", "").body()).contains("\"qty\":\"0.100\"");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(send("/nothing", "{}").statusCode()).isEqualTo(400);
    assertThat(send("/nothing", "").statusCode()).isEqualTo(400);
    assertThat(send("/price", "{'symbol':'BTCUSDT','prise':'1'}").statusCode()).isEqualTo(400);
    assertThat(send("/fault", "{'kind':'EARTHQUAKE'}").statusCode()).isEqualTo(400);
    assertThat(send("/fault", "{'kind':'EARTHQUAKE'}").body())
        .contains("kind is 'EARTHQUAKE': there are DROP_BEFORE, DROP_AFTER, ", "STOP_LOST")
        .doesNotContain("Fault");
    assertThat(send("/fault", "{'kind':'drop after'}").body())
        .contains("did you mean DROP_AFTER? there are ");
    assertThat(send("/price", "{'" + "x".repeat(999) + "':'1'}").body())
        .endsWith("unknown parameter " + "x".repeat(64) + "…");
  }

  @Test
  void replaysCandlesAsTheExchangeTellsThem() throws Exception {
    send(
        "/replay-candles",
        "{'symbol':'BTCUSDT','step':60000,'candles':["
            + "['1700000060000','30100','30100','29900','30000','2','60000'],"
            + "['1700000000000','30000','30200','29900','30100','1','30000']]}");

    clock.forward(Duration.ofSeconds(75));

    assertThat(
            client
                .get("/v5/market/tickers", "category", "linear", "symbol", "BTCUSDT")
                .at("/result/list/0/lastPrice")
                .asDouble())
        .isEqualTo(30100);
    assertThat(send("/replay-candles", "{'symbol':'BTCUSDT','step':1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void replaysPrices() throws Exception {
    client.create("'side':'Buy','orderType':'Limit','qty':'0.1','price':'29500'");
    send("/replay", "{'symbol':'BTCUSDT','prices':['30000','29400','30100'],'step':1000}");

    clock.forward(Duration.ofSeconds(2));
    exchange.control().tick();

    assertThat(exchange.record().executions()).hasSize(1);
  }
}
