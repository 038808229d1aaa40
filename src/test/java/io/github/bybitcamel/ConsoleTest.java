package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.paper.Fault;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console tells and does, and to whom. */
class ConsoleTest extends HttpTest {

  private static final String DESK = "desk-token-0123456789ab";

  @Override
  Map<String, String> more() {
    return Map.of(
        "CONSOLE_AUDIT_FILE", audit().toString(),
        "SOURCE_DESK_TOKEN", DESK,
        "SOURCE_DESK_MAX_ORDER_NOTIONAL", "100",
        "SINK_JDBC_URL", "jdbc:postgresql://u:leak-url-1@db/x?user=u&password=leak-url-2",
        "SINK_HTTP_URL", "https://hooks.example/services/leak-url-3",
        "POSITION_SINKS", "log:desk?marker=RAW(leak-url-4),log",
        "RETRY_DEADLINE", "300");
  }

  private Path audit() {
    return directory.resolve("audit.jsonl");
  }

  private HttpRequest.Builder act(String action, String body) {
    return request("/api/do/" + action)
        .header("Authorization", "Bearer " + OPERATOR)
        .POST(BodyPublishers.ofString(body));
  }

  private JsonNode get(String path) {
    HttpResponse<String> response = send(request(path));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console/js/main.js", "/api/now", "/metrics", "/health/live"})
  void letsNoPageBeFramedSniffedOrInjected(String path) {
    var headers = send(request(path)).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"halt", "resume", "reduce-only", "submit", "replay", "cancel", "close"})
  void refusesEveryActionWithoutTheOperator(String action) {
    String body = "{\"confirm\":\"" + action + "\"}";

    refused(request("/api/do/" + action).POST(BodyPublishers.ofString(body)), 401);
    refused(
        request("/api/do/" + action)
            .header("Authorization", "Bearer " + TOKEN)
            .POST(BodyPublishers.ofString(body)),
        401);
    assertThat(audit()).doesNotExist();
    assertThat(get("/api/now").path("trading").path("name").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void refusesWhatAnotherSiteOrFormSends() {
    String body = "{\"confirm\":\"halt\"}";

    refused(act("halt", body).header("Origin", "https://evil.example"), 403);
    refused(act("halt", body).header("Sec-Fetch-Site", "cross-site"), 403);
    refused(act("halt", body).setHeader("Content-Type", "text/plain"), 415);
    refused(request("/api/now").header("Origin", "https://evil.example"), 403);
    refused(request("/api/now").header("X-Forwarded-For", "203.0.113.9"), 401);
    assertThat(get("/api/now").path("trading").path("name").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void answersNoReboundName() throws Exception {
    assertThat(raw("GET /api/now HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("trading");
  }

  @Test
  void isNotOpenedByAnotherSpellingOfAPath() throws Exception {
    List<String> paths =
        List.of(
            "/%61pi/now",
            "/api;x/settings",
            "/./api/account",
            "/x/../api/signals",
            "/console/../api/now",
            "/%6detrics",
            "/metrics;a=b",
            "/health/read%79",
            "/health/live/../ready");
    for (String path : paths) {
      for (String who :
          List.of("127.0.0.1", "evil.example", "127.0.0.1\r\nX-Real-IP: 203.0.113.9")) {
        assertThat(
                raw(
                    "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                        .formatted(path, who)))
            .as(path + " " + who)
            .startsWith("HTTP/1.1 4")
            .doesNotContain("trading", "jvm_", "checks", "ledger");
      }
    }
  }

  @Test
  void stopsTradingWhateverTheDiskTakes() throws Exception {
    Files.createDirectory(audit());
    Files.createDirectory(directory.resolve("inbox/.trading-state.tmp"));

    var halted = send(act("halt", "{\"confirm\":\"halt\"}"));

    assertThat(halted.statusCode()).as(halted.body()).isEqualTo(200);
    assertThat(halted.body()).contains("NOT ON DISK", "\"audit\"");
    assertThat(get("/api/now").path("trading").path("name").asText()).isEqualTo("HALTED");
    assertThat(get("/api/now").path("alarms").toString()).contains("TRADING_STOPPED");
    assertThat(get("/health/ready").path("alarms").toString()).contains("TRADING_STOPPED");
    assertThat(send(request("/metrics")).body())
        .contains("bybit_alarms_raised_total{code=\"TRADING_STOPPED\"} 1.0");
    assertThat(send(act("cancel", "{\"confirm\":\"cancel\"}")).statusCode()).isEqualTo(503);
  }

  private String raw(String text) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door("/").getPort())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void actsOnlyWhenConfirmedAndLeavesAnAuditRow() throws Exception {
    assertThat(send(act("halt", "{}")).statusCode()).isEqualTo(400);
    assertThat(send(act("halt", "{\"confirm\":\"resume\"}")).statusCode()).isEqualTo(400);
    assertThat(audit()).doesNotExist();

    var halted = send(act("halt", "{\"confirm\":\"halt\",\"reason\":\"lunch\"}"));

    assertThat(halted.statusCode()).isEqualTo(200);
    assertThat(get("/api/now").path("trading").path("name").asText()).isEqualTo("HALTED");
    List<String> rows = Files.readAllLines(audit());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).contains("\"asked\"", "lunch", "127.0.0.1");
    assertThat(rows.get(1)).contains("\"done\"");
    assertThat(String.join("", rows)).doesNotContain(OPERATOR);
  }

  @Test
  void tellsEverythingOfASignal() throws Exception {
    drop("one.json", "{\"id\":\"one\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":0.01}");
    result("done", "one.json");
    JsonNode row = get("/api/signals?q=one").path("signals").path(0);

    JsonNode whole = get("/api/signal/" + row.path("sequence").asText());

    assertThat(whole.path("raw").asText()).contains("\"qty\":0.01");
    assertThat(whole.path("canonical").asText()).contains("\"action\"");
    assertThat(whole.path("checks")).hasSize(6);
    assertThat(whole.path("checks").findValuesAsText("verdict")).containsOnly("passed");
    assertThat(whole.path("attempts").path(0).path("retCode").asText()).isEqualTo("0");
    assertThat(whole.path("history").findValuesAsText("state")).contains("RECEIVED", "FILLED");
    assertThat(whole.path("legs").path(0).path("averagePrice").asText()).isNotEmpty();
    assertThat(get("/api/fills?category=linear&symbol=BTCUSDT")).hasSize(1);
  }

  @Test
  void replaysASignalAsANewOne() throws Exception {
    drop("one.json", "{\"id\":\"one\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":0.01}");
    result("done", "one.json");
    String sequence = get("/api/signals?q=one").path("signals").path(0).path("sequence").asText();

    JsonNode receipts =
        json(send(act("replay", "{\"confirm\":\"replay\",\"sequence\":" + sequence + "}")));

    assertThat(receipts.path(0).path("state").asText()).isEqualTo("RECEIVED");
    String again = "/api/signal/" + receipts.path(0).path("sequence").asText();
    await()
        .untilAsserted(
            () -> assertThat(get(again).path("signal").path("state").asText()).isEqualTo("FILLED"));
    assertThat(placed()).hasSize(2);
  }

  @Test
  void replaysNothingPastTheLimitsOfItsSource() {
    HttpRequest.Builder buy =
        request("/signals")
            .header("Authorization", "Bearer " + DESK)
            .POST(BodyPublishers.ofString(buy("one", "BTCUSDT", "0.01")));
    assertThat(send(buy).statusCode()).isEqualTo(202);
    await().until(() -> signal("one").path("state").asText().equals("DENIED"));
    String sequence = signal("one").path("sequence").asText();

    HttpResponse<String> refused =
        send(act("replay", "{\"confirm\":\"replay\",\"sequence\":" + sequence + "}"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("limits of its own (source.desk.max-order-notional)", "submit it anew");
    assertThat(placed()).isEmpty();
  }

  private JsonNode signal(String id) {
    return get("/api/signals?q=" + id).path("signals").path(0);
  }

  @Test
  void cancelsAnOrder() throws Exception {
    drop(
        "one.json",
        "{\"id\":\"one\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":0.01,\"price\":28600}");
    await().until(() -> get("/api/account").path("orders").size() == 1);
    String order = get("/api/account").path("orders").path(0).path("orderId").asText();

    var receipts =
        send(
            act(
                "cancel",
                """
                {"confirm":"cancel","category":"linear","symbol":"BTCUSDT","orderId":"%s"}
                """
                    .formatted(order)));

    assertThat(receipts.statusCode()).as(receipts.body()).isEqualTo(200);
    await().until(() -> get("/api/account").path("orders").isEmpty());
    assertThat(get("/api/signals?source=console").path("signals").path(0).path("state").asText())
        .isEqualTo("DONE");
  }

  @Test
  void masksSecretsInSettings() {
    String settings = send(request("/api/settings")).body();

    assertThat(settings)
        .contains("bybit.api-secret", "operator.token", "source.desk.token", "environment")
        .contains("jdbc:postgresql://***@db/x?***", "https://hooks.example/***")
        .contains("\"log:desk,log\"")
        .doesNotContain(SECRET, OPERATOR, TOKEN, "desk-token-0", "leak-url-");
  }

  @Test
  void tellsThatItLivesAndIsReady() {
    assertThat(get("/health/live").path("status").asText()).isEqualTo("UP");
    assertThat(get("/health/ready").path("checks").path("clock").path("status").asText())
        .isEqualTo("UP");
  }

  @Test
  void isNotReadyWhileNobodyAsksForTheUnknown() throws Exception {
    MBeanServer java = ManagementFactory.getPlatformMBeanServer();
    ObjectName watch = new ObjectName("org.apache.camel:type=routes,name=\"order-watch\",*");
    await().until(() -> !java.queryNames(watch, null).isEmpty());

    for (ObjectName route : java.queryNames(watch, null)) {
      java.invoke(route, "stop", new Object[0], new String[0]);
    }

    var ready = send(request("/health/ready"));
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(json(ready).path("status").asText()).isEqualTo("DOWN");
    assertThat(json(ready).path("checks").path("unknown").path("reason").asText())
        .contains("order-watch rests");
    assertThat(get("/health/live").path("status").asText()).isEqualTo("UP");
  }

  @Test
  void isNotReadyWhileTheExchangeRefusesUs() throws Exception {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(10005));
    drop("buy.json", "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");
    result("done", "buy.json");

    var ready = send(request("/health/ready"));

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(json(ready).path("checks").path("exchange").path("reason").asText())
        .contains("account default", "10005");
  }

  @Test
  void isNotReadyWhileTheHostIsLeftAlone() throws Exception {
    exchange.control().fault(Fault.on("*", Fault.Kind.TOO_FREQUENT));
    send(request("/api/chart?category=linear&symbol=BTCUSDT&interval=5"));
    await().until(() -> send(request("/health/ready")).statusCode() == 503);

    assertThat(
            json(send(request("/health/ready")))
                .path("checks")
                .path("exchange")
                .path("reason")
                .asText())
        .contains("account default: shut us out");
  }

  @Test
  void tellsInWordsThatTheExchangeDoesNotAnswer() {
    exchange.close();

    var chart = send(request("/api/chart?category=linear&symbol=BTCUSDT&interval=1"));

    assertThat(chart.statusCode()).isEqualTo(502);
    assertThat(json(chart).path("detail").asText()).startsWith("the exchange does not answer");
    assertThat(get("/api/signals").path("signals")).isEmpty();
  }
}
