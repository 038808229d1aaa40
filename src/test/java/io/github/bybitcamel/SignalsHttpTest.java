package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a sender over HTTP is answered, and what becomes of its signals. */
class SignalsHttpTest extends HttpTest {

  private static final String SLOW = "slow-token-0123456789abcdef";
  private static final String VIEW = "view-token-0123456789abcdef";

  @Override
  Map<String, String> more() {
    return Map.of(
        "SOURCE_SLOW_TOKEN", SLOW,
        "SOURCE_SLOW_RATE", "2",
        "SOURCE_SLOW_SYMBOLS", "BTCUSDT,ETHUSDT",
        "SOURCE_SLOW_ACTIONS", "order",
        "SOURCE_TRADINGVIEW_TOKEN", VIEW,
        "SOURCE_TRADINGVIEW_FORMAT", "tradingview",
        "SOURCE_TRADINGVIEW_BODY_SECRET", "body-secret-1");
  }

  private JsonNode found(String id) {
    return json(send(request("/signals/" + id).header("Authorization", "Bearer " + TOKEN).GET()));
  }

  @Test
  void takesASignalAndTellsWhatBecameOfIt() {
    HttpResponse<String> taken = send(post("/signals", buy("h1", "BTCUSDT", "0.01")));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(taken.body()).isEqualTo("{\"id\":\"h1\",\"state\":\"RECEIVED\"}");
    Awaitility.await()
        .untilAsserted(() -> assertThat(found("h1").path("state").asText()).isEqualTo("FILLED"));
    assertThat(new BigDecimal(found("h1").path("filled_qty").asText()))
        .isEqualByComparingTo("0.01");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void answersARepeatWithTheFirst() {
    send(post("/signals?wait=5s", buy("twice", "BTCUSDT", "0.01")));

    HttpResponse<String> again = send(post("/signals", buy("twice", "BTCUSDT", "0.01")));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("state").asText()).isEqualTo("DUPLICATE");
    assertThat(json(again).at("/first/state").asText()).isEqualTo("FILLED");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void takesTheSameBodyWithoutIdOnceInTwoMinutes() {
    String body = "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}";
    HttpResponse<String> first = send(post("/signals?wait=5s", body));
    HttpResponse<String> again = send(post("/signals", body));

    assertThat(json(first).path("state").asText()).isEqualTo("FILLED");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("state").asText()).isEqualTo("DUPLICATE");
    assertThat(json(again).at("/first/id")).isEqualTo(json(first).path("id"));
    assertThat(placed()).hasSize(1);
  }

  @Test
  void takesNoRecordTwiceOfABodySentAgainOfWhichOnlySomeHaveIds() {
    String body =
        "["
            + buy("mixed", "ETHUSDT", "0.1")
            + ",{\"symbol\":\"ETHUSDT\",\"side\":\"sell\",\"qty\":\"0.1\"}]";
    assertThat(send(post("/signals", body)).statusCode()).isEqualTo(202);

    assertThat(send(post("/signals", body)).statusCode()).isEqualTo(200);

    Awaitility.await().until(() -> placed().size() == 2);
    send(post("/signals?wait=5s", buy("last", "ETHUSDT", "0.1")));
    assertThat(placed()).hasSize(3);
  }

  @Test
  void answersWithTheOutcomeWhereItComesInTime() {
    HttpResponse<String> done = send(post("/signals?wait=5s", buy("w1", "BTCUSDT", "0.01")));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(json(done).path("state").asText()).isEqualTo("FILLED");
    assertThat(json(done).path("order_link_id").asText()).startsWith("s1");
  }

  @Test
  void takesArraysAndLines() {
    String array = "[" + buy("a1", "BTCUSDT", "0.01") + "," + buy("a2", "ETHUSDT", "0.1") + "]";
    String lines = buy("l1", "BTCUSDT", "0.01") + "\n" + buy("l2", "ETHUSDT", "0.1") + "\n";

    HttpResponse<String> both = send(post("/signals", array));
    HttpResponse<String> each =
        send(post("/signals", lines).setHeader("Content-Type", "application/x-ndjson"));

    assertThat(both.statusCode()).isEqualTo(202);
    assertThat(json(both).at("/signals/1/id").asText()).isEqualTo("a2");
    assertThat(each.statusCode()).isEqualTo(202);
    Awaitility.await().until(() -> placed().size() == 4);
  }

  @Test
  void saysFieldValueRuleAndFixOfWhatItRefuses() {
    JsonNode typo =
        refused(
            post("/signals", "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":1,\"stop_los\":1}"),
            422);
    JsonNode unknown = refused(post("/signals", buy("u1", "NOSUCHUSDT", "1")), 422);
    JsonNode broken = refused(post("/signals", "{\"symbol\":"), 400);

    assertThat(typo.path("code").asText()).isEqualTo("UNKNOWN_FIELD");
    assertThat(typo.path("field").asText()).isEqualTo("stop_los");
    assertThat(typo.path("fix").asText()).contains("stop_loss");
    assertThat(unknown.path("code").asText()).isEqualTo("UNKNOWN_SYMBOL");
    assertThat(unknown.path("field").asText()).isEqualTo("symbol");
    assertThat(unknown.path("value").asText()).isEqualTo("NOSUCHUSDT");
    assertThat(unknown.path("fix").asText()).isEqualTo("check spelling and category");
    assertThat(broken.path("title").asText()).isEqualTo("Bad Request");
    assertThat(placed()).isEmpty();
  }

  @Test
  void saysARuleInTheWordsThatItsResultFileHas() throws IOException {
    String signal = buy("w1", "BTCUSDT", "0.0001");

    JsonNode problem = refused(post("/signals", signal), 422);

    assertThat(problem.path("field").asText()).isEqualTo("qty");
    assertThat(problem.path("value").asText()).isEqualTo("0.0001");
    drop("w1.json", signal);
    assertThat(result("rejected", "w1.json").path("reason")).isEqualTo(problem.path("detail"));
  }

  @Test
  void refusesTheSameIdWithOtherContent() {
    send(post("/signals?wait=5s", buy("c1", "BTCUSDT", "0.01")));

    JsonNode problem = refused(post("/signals", buy("c1", "BTCUSDT", "0.02")), 409);

    assertThat(problem.path("code").asText()).isEqualTo("ID_CONFLICT");
    assertThat(problem.path("rule").asText())
        .endsWith(" before with other content: c1, sequence 1");
    assertThat(problem.path("detail").asText()).containsOnlyOnce("give a new id");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void refusesOtherKindsLengthsMethodsAndPlaces() {
    String signal = buy("k1", "BTCUSDT", "0.01");
    refused(post("/signals", "<a/>").setHeader("Content-Type", "application/xml"), 415);
    refused(
        post("/signals", signal).setHeader("Content-Type", "application/json;charset=utf-16"), 415);
    refused(post("/signals", "[" + " ".repeat(70_000) + "]"), 413);
    refused(post("/signals", signal).method("PUT", BodyPublishers.ofString(signal)), 405);
    refused(post("/elsewhere", signal), 404);
    refused(post("/signals?wait=long", signal), 400);
    JsonNode unknown = refused(post("/signals?" + "x".repeat(999) + "=1", signal), 400);
    assertThat(unknown.path("field").asText()).isEqualTo("x".repeat(59) + "…");
    refused(request("/signals/none").header("Authorization", "Bearer " + TOKEN).GET(), 404);

    assertThat(placed()).isEmpty();
  }

  @Test
  void boundsASourceInRateSymbolsAndActions() {
    String signal = buy("s1", "SOLUSDT", "1");
    assertThat(refused(slow(signal), 422).path("code").asText()).isEqualTo("SYMBOL_NOT_ALLOWED");
    assertThat(
            refused(slow("{\"action\":\"close\",\"symbol\":\"BTCUSDT\"}"), 422)
                .path("code")
                .asText())
        .isEqualTo("ACTION_NOT_ALLOWED");

    HttpResponse<String> often = send(slow(buy("s2", "BTCUSDT", "0.01")));

    assertThat(often.statusCode()).isEqualTo(429);
    assertThat(often.headers().firstValue("Retry-After")).isPresent();
    assertThat(send(post("/signals", buy("other", "BTCUSDT", "0.01"))).statusCode()).isEqualTo(202);
  }

  private HttpRequest.Builder slow(String body) {
    return post("/signals", body).setHeader("Authorization", "Bearer " + SLOW);
  }

  @Test
  void tellsWhatWouldBeSentAndSendsNothing() throws IOException {
    HttpResponse<String> would =
        send(
            post(
                "/signals/validate",
                "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.0109\",\"price\":\"29000.04\"}"));

    assertThat(would.statusCode()).as(would.body()).isEqualTo(200);
    assertThat(json(would).path("state").asText()).isEqualTo("DRY_RUN");
    assertThat(json(would).path("would_send").asText()).contains("29000", "0.01");
    Files.createFile(directory.resolve("inbox/HALT"));
    assertThat(
            json(send(post("/signals/validate", buy("v1", "BTCUSDT", "0.01"))))
                .path("reason")
                .asText())
        .contains("HALTED");
    refused(request("/signals/v1").header("Authorization", "Bearer " + TOKEN).GET(), 404);
    assertThat(placed()).isEmpty();
  }

  @Test
  void takesTheTemplateOfTradingViewFromAUrlThatNobodyGuesses() {
    String alert =
        """
        {"id":"Long|BTCUSDT|15|2026-11-24T10:00:00Z|buy|1","ticker":"BTCUSDT","action":"buy","contracts":"0.01",
         "close":"30000","time":"2026-11-24T10:00:00Z","secret":"body-secret-1","stop_loss":"27000"}""";

    HttpResponse<String> taken = send(alert("/signals/tradingview/" + VIEW + "?wait=5s", alert));
    HttpResponse<String> again = send(alert("/signals/tradingview/" + VIEW, alert));
    refused(alert("/signals/tradingview/" + VIEW, alert.replace("body-secret-1", "guess")), 422);

    assertThat(json(taken).path("state").asText()).as(taken.body()).isEqualTo("FILLED");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(placed()).hasSize(1);
    assertThat(placed().get(0).stopLoss()).isEqualByComparingTo("27000");
  }

  private HttpRequest.Builder alert(String path, String body) {
    return HttpRequest.newBuilder(door(path))
        .header("Content-Type", "text/plain; charset=utf-8")
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void obeysTheOperatorAndNobodyElse() {
    refused(post("/control/halt", "{}"), 401);

    HttpResponse<String> halted =
        send(
            post("/control/halt", "{\"reason\":\"news\"}")
                .setHeader("Authorization", "Bearer " + OPERATOR));
    JsonNode denied = json(send(post("/signals?wait=5s", buy("d1", "BTCUSDT", "0.01"))));

    assertThat(json(halted).path("state").asText()).isEqualTo("HALTED");
    assertThat(denied.path("state").asText()).isEqualTo("DENIED");
    assertThat(
            json(send(request("/control").header("Authorization", "Bearer " + OPERATOR).GET()))
                .path("reason")
                .asText())
        .contains("news");
    assertThat(placed()).isEmpty();
  }
}
