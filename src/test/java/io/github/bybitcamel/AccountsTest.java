package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.paper.SeenOrder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk with two accounts, each on a paper exchange of its own. */
class AccountsTest extends RunningDesk {

  private static final String CREATE = "/v5/order/create";
  private static final String SUB_SECRET = "another-secret-nobody-may-see";
  private static final String OPERATOR = "operator-token-of-enough-bits";

  private PaperExchange second;

  @Override
  @BeforeEach
  void start() {
    second =
        PaperExchange.start(
            PaperSettings.defaults(0).withKey("sub-key", SUB_SECRET), Clock.systemUTC());
    super.start();
  }

  @AfterEach
  void stopSecond() {
    second.close();
  }

  @Override
  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(super.environment(more));
    environment.putIfAbsent("ACCOUNT_SUB_BASE_URL", second.baseUrl().toString());
    environment.put("ACCOUNT_SUB_API_KEY", "sub-key");
    environment.put("ACCOUNT_SUB_API_SECRET", SUB_SECRET);
    environment.put("OPERATOR_TOKEN", OPERATOR);
    environment.put("HTTP_PORT", "0");
    environment.values().removeIf(String::isEmpty);
    return environment;
  }

  @Test
  void sendsEachOrderToTheExchangeOfItsAccount() throws IOException {
    drop(
        "both.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"0.1"}
        {"id":"2","account":"sub","symbol":"ETHUSDT","side":"buy","qty":"0.2"}
        {"id":"3","account":"default","symbol":"ETHUSDT","side":"sell","qty":"0.1"}
        """);

    List<JsonNode> results = results("done", "both.jsonl");

    assertThat(results).extracting(line -> line.path("state").asText()).containsOnly("FILLED");
    assertThat(names(exchange)).containsExactly(name(results, 0), name(results, 2));
    assertThat(names(second)).containsExactly(name(results, 1));
  }

  @Test
  void refusesAnUnknownAccountAndNamesThoseThereAre() throws IOException {
    drop("x.json", "{\"account\":\"Sub\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");

    JsonNode result = result("rejected", "x.json");

    assertThat(result.path("state").asText()).isEqualTo("INVALID");
    assertThat(result.path("reason").asText()).contains("UNKNOWN_ACCOUNT", "default, sub");
    assertThat(names(exchange)).isEmpty();
    assertThat(names(second)).isEmpty();
  }

  @Test
  void goesOnInOneAccountWhileTheOtherWaitsForItsExchange() throws IOException {
    second
        .control()
        .fault(Fault.on(CREATE, Fault.Kind.SLOW_BEFORE).lasting(Duration.ofSeconds(4)).times(1));
    drop(
        "slow.jsonl",
        """
        {"id":"s1","account":"sub","symbol":"ETHUSDT","side":"buy","qty":"0.1"}
        {"id":"s2","account":"sub","symbol":"ETHUSDT","side":"sell","qty":"0.1"}
        """);
    await().until(() -> second.record().requests(CREATE).size() == 1);

    drop("buy.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");
    drop("all.json", "{\"id\":\"2\",\"action\":\"cancel_all\"}");

    assertThat(result("done", "buy.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(result("done", "all.json").path("state").asText()).isEqualTo("DONE");
    assertThat(names(second)).isEmpty();
    assertThat(results("done", "slow.jsonl"))
        .extracting(line -> line.path("state").asText())
        .containsExactly("FILLED", "FILLED");
  }

  @Test
  void haltsOneAccountAndLeavesTheOther() throws Exception {
    bean("sub").halt("drill", false, false);

    buy("a.json", "sub");
    buy("b.json", "default");

    assertThat(result("done", "a.json").path("reason").asText()).startsWith("HALTED: drill");
    assertThat(result("done", "b.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(bean("default").getState()).isEqualTo("ACTIVE");
    assertThat(names(second)).isEmpty();
  }

  @Test
  void takesNothingBackThatIsOfAnotherAccount() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "1"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));
    buy("a.json", "default");
    await().until(() -> exchange.record().requests(CREATE).size() == 1);

    drop("b.json", "{\"action\":\"cancel_all\",\"symbol\":\"ETHUSDT\",\"account\":\"sub\"}");

    assertThat(result("done", "b.json").path("state").asText()).isEqualTo("DONE");
    assertThat(result("done", "a.json").path("state").asText()).isEqualTo("FILLED");
  }

  @Test
  void theFileHaltsEveryAccount() throws Exception {
    Files.createFile(directory.resolve("inbox/HALT"));

    buy("a.json", "sub");
    buy("b.json", "default");

    assertThat(result("done", "a.json").path("reason").asText()).contains("HALTED");
    assertThat(result("done", "b.json").path("reason").asText()).contains("HALTED");
  }

  @Test
  void theOperatorHaltsAllAccountsOrTheOneThatIsNamed() throws Exception {
    assertThat(control("{\"reason\":\"one\",\"account\":\"sub\"}").statusCode()).isEqualTo(200);
    assertThat(bean("sub").getState()).isEqualTo("HALTED");
    assertThat(bean("default").getState()).isEqualTo("ACTIVE");

    assertThat(control("{\"account\":\"nobody\"}").statusCode()).isEqualTo(400);
    assertThat(bean("default").getState()).isEqualTo("ACTIVE");

    HttpResponse<String> all = control("{\"reason\":\"all\",\"cancel_orders\":true}");
    assertThat(all.body())
        .contains(
            "default: no new order is sent; 0 orders cancelled; stops of positions stay | sub: ");
    assertThat(bean("default").getState()).isEqualTo("HALTED");
  }

  @Test
  void isShownToWhoOperatesAccountByAccount() throws Exception {
    restart(Map.of("ACCOUNT_SUB_RISK_MAX_LEVERAGE", "20"));
    second.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10003));
    buy("a.json", "sub");
    result("done", "a.json");
    bean("default").reduceOnly("the night");

    assertThat(get("/control").at("/accounts/sub/state").asText()).isEqualTo("HALTED");
    assertThat(get("/control").at("/accounts/default/state").asText()).isEqualTo("REDUCE_ONLY");
    HttpResponse<String> resumed = ask("POST", "/control/resume", "{}");
    assertThat(resumed.statusCode()).isEqualTo(409);
    assertThat(resumed.body())
        .contains("sub: ", "Mend it and start again. Done all the same: default: orders are sent");
    assertThat(bean("default").getState()).isEqualTo("ACTIVE");
    assertThat(get("/api/settings").toString()).contains("account.sub.risk.max-leverage");
    assertThat(get("/api/now").at("/identity/worst").asText()).isEqualTo("LOOPBACK");
    assertThat(ask("GET", "/metrics", "").body())
        .containsPattern("bybit_calls_total\\{account=\"sub\",endpoint=\"order-create\"");
  }

  @Test
  void keepsLimitsOfItsOwnBesideThoseOfAll() throws IOException {
    restart(Map.of("ACCOUNT_SUB_RISK_MAX_ORDER_NOTIONAL", "100", "RISK_REQUIRE_STOP", "true"));

    drop(
        "a.json",
        """
        {"account":"sub","symbol":"BTCUSDT","side":"buy","qty":"0.01","price":"29000",
         "stop_loss":"20000"}""");
    drop(
        "b.json", "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"stop_loss\":20000}");
    buy("c.json", "sub");

    assertThat(result("done", "a.json").path("reason").asText())
        .isEqualTo("MAX_NOTIONAL: 290 USDT > 100");
    assertThat(result("done", "b.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(result("done", "c.json").path("state").asText()).isEqualTo("DENIED");
  }

  @Test
  void measuresEachAccountByItself() throws Exception {
    buy("of-sub.json", "sub");
    assertThat(result("done", "of-sub.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(control("{\"reason\":\"one\",\"account\":\"sub\"}").statusCode()).isEqualTo(200);

    assertThat(ask("GET", "/metrics", "").body())
        .contains("bybit_trading_active{account=\"default\"} 1.0")
        .contains("bybit_trading_active{account=\"sub\"} 0.0")
        .containsPattern("bybit_clock_offset_seconds\\{account=\"sub\"} -?[0-9]")
        .contains("bybit_quota_limit{account=\"sub\",endpoint=\"order-create\",group=\"futures\"}")
        .doesNotContain("bybit_quota_limit{account=\"default\",endpoint=\"order-create\"");
  }

  @Test
  void takesUpTheOrdersOfEachAccountAfterAStart() throws IOException {
    drop(
        "rest.json",
        """
        {"id":"r","account":"sub","symbol":"BTCUSDT","side":"buy","qty":"0.01","price":"20000"}""");
    await().until(() -> names(second).size() == 1);
    restart(Map.of());

    drop("c.json", "{\"action\":\"cancel_all\",\"account\":\"sub\"}");

    assertThat(result("done", "rest.json").path("state").asText()).isEqualTo("CANCELLED");
    assertThat(names(exchange)).isEmpty();
  }

  @Test
  void doesNotStartWithAnAccountThatIsNotWhole() {
    desk.close();

    assertThatThrownBy(
            () -> desk(Map.of("ACCOUNT_SUB_ENVIRONMENT", "mainnet", "ACCOUNT_SUB_BASE_URL", "")))
        .hasMessageContaining("account.sub.risk.max-order-notional");
    assertThatThrownBy(() -> desk(Map.of("ACCOUNT_SUB_BASE_URL", "")))
        .hasMessageContaining("account.sub.environment is not set");
    assertThatThrownBy(() -> desk(Map.of("ACCOUNT_SUB_RISK_MAX_LEVERAGE", "much")))
        .hasMessageContaining("account 'sub': risk.max-leverage");
    assertThatThrownBy(() -> desk(Map.of("ACCOUNT_DEFAULT_BASE_URL", "http://127.0.0.1:1")))
        .hasMessageContaining("account.default");
  }

  @Test
  void meansNoOrderOfAnotherAccountSymbolOrCategory() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","account":"sub","symbol":"BTCUSDT","side":"buy","qty":"0.01","price":"20000"}
        {"id":"2","action":"cancel","symbol":"BTCUSDT","ref":"1"}
        """);
    await().until(() -> linesNow("done", "a.jsonl").size() == 2);
    assertOtherAccount(linesNow("done", "a.jsonl").get(1));
    String ours = names(second).get(0);

    drop(
        "b.jsonl",
        """
        {"id":"3","action":"cancel","symbol":"BTCUSDT","order_link_id":"%1$s"}
        {"id":"4","action":"amend","symbol":"BTCUSDT","ref":"1","price":"20100"}
        {"id":"5","action":"amend","symbol":"BTCUSDT","order_link_id":"%1$s","price":"20100"}
        {"id":"6","account":"sub","action":"cancel","symbol":"ETHUSDT","order_link_id":"%1$s"}
        {"id":"7","account":"sub","action":"cancel","category":"spot","symbol":"BTCUSDT","ref":"1"}
        """
            .formatted(ours));
    List<JsonNode> results = results("done", "b.jsonl");

    assertThat(results.subList(0, 3)).allSatisfy(AccountsTest::assertOtherAccount);
    assertThat(results.get(3).path("reason").asText())
        .isEqualTo("OTHER_SYMBOL: 'symbol' is 'ETHUSDT': the order is of BTCUSDT; name that one");
    assertThat(results.get(4).path("reason").asText())
        .isEqualTo("OTHER_CATEGORY: 'category' is 'spot': the order is of linear; name that one");
    assertThat(second.record().orders().get(0).status()).isEqualTo("New");
    assertThat(exchange.record().requests("/v5/order/cancel")).isEmpty();
  }

  private static void assertOtherAccount(JsonNode result) {
    assertThat(result.path("state").asText()).isEqualTo("INVALID");
    assertThat(result.path("reason").asText())
        .isEqualTo("OTHER_ACCOUNT: 'account' is 'default': the order is of sub; name that one");
  }

  @Test
  void withdrawsNothingThatWaitsInAnotherAccount() throws IOException {
    second
        .control()
        .fault(Fault.on(CREATE, Fault.Kind.SLOW_BEFORE).lasting(Duration.ofSeconds(3)).times(1));
    drop(
        "slow.jsonl",
        """
        {"id":"s1","account":"sub","symbol":"ETHUSDT","side":"buy","qty":"0.1"}
        {"id":"s2","account":"sub","symbol":"ETHUSDT","side":"sell","qty":"0.1"}
        """);
    await().until(() -> second.record().requests(CREATE).size() == 1);

    drop("c.json", "{\"id\":\"c\",\"action\":\"cancel\",\"symbol\":\"ETHUSDT\",\"ref\":\"s2\"}");

    assertOtherAccount(result("done", "c.json"));
    assertThat(results("done", "slow.jsonl"))
        .extracting(line -> line.path("state").asText())
        .containsExactly("FILLED", "FILLED");
  }

  private void buy(String file, String account) throws IOException {
    drop(
        file,
        "{\"account\":\"%s\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}"
            .formatted(account));
  }

  private static List<String> names(PaperExchange where) {
    return where.record().orders().stream()
        .filter(order -> order.stopOrderType().isEmpty())
        .map(SeenOrder::orderLinkId)
        .toList();
  }

  private static String name(List<JsonNode> results, int index) {
    return results.get(index).path("order_link_id").asText();
  }

  private HttpResponse<String> control(String body) throws Exception {
    return ask("POST", "/control/halt", body);
  }

  private JsonNode get(String path) throws Exception {
    return new ObjectMapper().readTree(ask("GET", path, "").body());
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(desk.address().orElseThrow() + path))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private TradingMXBean bean(String account) throws Exception {
    return JMX.newMXBeanProxy(
        ManagementFactory.getPlatformMBeanServer(),
        JmxControl.name(account, directory.resolve("inbox")),
        TradingMXBean.class);
  }

  private void restart(Map<String, String> more) {
    desk.close();
    desk = desk(more);
  }
}
