package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.connector.BybitV5Connector;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenExecution;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.paper.SeenRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every action of a signal, as a file, on the paper exchange. */
class DeskActionsTest extends RunningDesk {

  private static final String CREATE = "/v5/order/create";

  @Test
  void amendsAndCancelsByTheIdOfTheSignal() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"l","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
        {"id":"m","action":"amend","symbol":"BTCUSDT","ref":"l","price":"20500.07","qty":"0.02"}
        {"id":"c","action":"cancel","symbol":"BTCUSDT","ref":"l"}
        """);

    assertThat(states("a.jsonl")).containsExactly("CANCELLED", "DONE", "DONE");
    assertThat(placed())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.status()).isEqualTo("Cancelled");
              assertThat(order.price()).isEqualByComparingTo("20500");
              assertThat(order.qty()).isEqualByComparingTo("0.02");
            });
  }

  @Test
  void holdsAnAmendedTriggerAgainstLimitAndExits() throws IOException {
    restart(Map.of("RISK_MAX_ORDER_NOTIONAL", "400"));
    drop(
        "a.jsonl",
        """
        {"id":"s","symbol":"BTCUSDT","side":"buy","order_type":"stop_market","trigger_price":"35000",\
        "qty":"0.01","stop_loss":"34000"}
        {"id":"m","action":"amend","symbol":"BTCUSDT","ref":"s","trigger_price":"45000"}
        {"id":"n","action":"amend","symbol":"BTCUSDT","ref":"s","trigger_price":"33500"}
        {"id":"c","action":"cancel","symbol":"BTCUSDT","ref":"s"}
        """);

    assertThat(states("a.jsonl")).containsExactly("CANCELLED", "DENIED", "INVALID", "DONE");
    assertThat(results("done", "a.jsonl").get(2).path("reason").asText())
        .startsWith("STOP_WRONG_SIDE");
  }

  @Test
  void holdsEveryStopOfAPositionAgainstTheMarket() throws IOException {
    exchange.control().price("ETHUSDT", new BigDecimal("2000"));
    drop("e.json", "{\"id\":\"e\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(states("e.json")).containsExactly("FILLED");
    exchange.control().price("ETHUSDT", new BigDecimal("2200"));

    drop(
        "s.jsonl",
        """
        {"id":"1","action":"set_tpsl","symbol":"ETHUSDT","take_profit_offset":"100","stop_loss":"1900"}
        {"id":"2","action":"set_tpsl","symbol":"ETHUSDT","take_profit_offset":"500","stop_loss":"2150"}
        """);

    assertThat(states("s.jsonl")).containsExactly("INVALID", "DONE");
  }

  @Test
  void cancelsEveryOrderOfASymbolOnly() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
        {"id":"2","symbol":"BTCUSDT","side":"buy","price":"20001","qty":"0.01"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","price":"1000","qty":"0.1"}
        {"id":"4","action":"cancel_all","symbol":"BTCUSDT"}
        """);

    await()
        .untilAsserted(
            () ->
                assertThat(placed())
                    .extracting(SeenOrder::symbol, SeenOrder::status)
                    .containsExactlyInAnyOrder(
                        tuple("BTCUSDT", "Cancelled"),
                        tuple("BTCUSDT", "Cancelled"),
                        tuple("ETHUSDT", "New")));
  }

  @Test
  void reversesReducesAndComesToATarget() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"SOLUSDT","side":"buy","qty":"5"}
        {"id":"2","action":"reverse","symbol":"SOLUSDT"}
        {"id":"3","action":"reduce","symbol":"SOLUSDT","position_pct":"40"}
        {"id":"4","action":"target","symbol":"SOLUSDT","target_qty":"2"}
        {"id":"5","action":"target","symbol":"SOLUSDT","target_qty":"0"}
        """);

    assertThat(states("a.jsonl")).containsOnly("FILLED");
    assertThat(exchange.record().executions())
        .extracting(SeenExecution::side, e -> e.qty().stripTrailingZeros().toPlainString())
        .containsExactly(
            tuple(Side.BUY, "5"),
            tuple(Side.SELL, "5"),
            tuple(Side.SELL, "5"),
            tuple(Side.BUY, "2"),
            tuple(Side.BUY, "5"),
            tuple(Side.SELL, "2"));
  }

  @Test
  void setsStopsAndLeverage() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","action":"set_leverage","symbol":"ETHUSDT","leverage":"5"}
        {"id":"2","symbol":"ETHUSDT","side":"buy","qty":"1","leverage":"5"}
        {"id":"3","action":"set_tpsl","symbol":"ETHUSDT","stop_loss_pct":"10","take_profit_pct":"20"}
        {"id":"4","symbol":"ETHUSDT","side":"buy","qty":"1","leverage":"7"}
        """);

    assertThat(states("a.jsonl")).containsExactly("DONE", "FILLED", "DONE", "DENIED");
    assertThat(results("done", "a.jsonl").get(3).path("reason").asText())
        .startsWith("LEVERAGE_MISMATCH");
  }

  @Test
  void adoptsAnOrderWhoseAnswerWasLostAndSendsItOnce() throws IOException {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.GARBAGE));

    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(states("a.json")).containsExactly("FILLED");
    assertThat(exchange.record().requests(CREATE)).hasSize(1);
  }

  @Test
  void opensTheOtherSideOfAReverseThoughTheAnswerToTheCloseWasLost() throws IOException {
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"5\"}");
    assertThat(states("a.json")).containsExactly("FILLED");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_AFTER));

    drop("b.json", "{\"id\":\"2\",\"action\":\"reverse\",\"symbol\":\"SOLUSDT\"}");

    assertThat(states("b.json")).containsExactly("FILLED");
    assertThat(exchange.record().requests(CREATE)).hasSize(3);
    assertThat(exchange.record().executions())
        .extracting(SeenExecution::side)
        .containsExactly(Side.BUY, Side.SELL, Side.SELL);
  }

  @Test
  void amendsAndCancelsWhatIsAcknowledgedAndNotShownYet() throws IOException {
    exchange
        .control()
        .fault(Fault.on(CREATE, Fault.Kind.HIDDEN).lasting(Duration.ofSeconds(2)).times(2));
    exchange.control().fault(Fault.on("/v5/order/cancel", Fault.Kind.DROP_BEFORE));

    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
        {"id":"2","action":"amend","symbol":"BTCUSDT","ref":"1","price":"20500"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"4","action":"cancel","symbol":"ETHUSDT","ref":"3"}
        {"id":"5","action":"cancel","symbol":"BTCUSDT","ref":"1"}
        """);

    assertThat(states("a.jsonl")).containsExactly("CANCELLED", "DONE", "CANCELLED", "DONE", "DONE");
    assertThat(placed())
        .extracting(SeenOrder::status, order -> order.price().stripTrailingZeros().toPlainString())
        .containsExactlyInAnyOrder(tuple("Cancelled", "20500"), tuple("Cancelled", "900"));
  }

  @Test
  void replacesTheStopOfAPositionOnlyWhereThatIsSaid() throws IOException {
    String buy =
        "{\"id\":\"%s\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"stop_loss\":\"%s\"%s}";
    drop("a.json", buy.formatted("1", "28000", ""));
    assertThat(states("a.json")).containsExactly("FILLED");

    drop("b.json", buy.formatted("2", "27000", ""));
    drop("c.json", buy.formatted("3", "28000", ""));
    drop("d.json", buy.formatted("4", "27000", ",\"tpsl_mode\":\"full\""));

    assertThat(states("b.json")).containsExactly("INVALID");
    assertThat(results("done", "b.json").get(0).path("reason").asText())
        .startsWith("TPSL_MODE_REQUIRED");
    assertThat(states("c.json")).containsExactly("FILLED");
    assertThat(states("d.json")).containsExactly("FILLED");
  }

  @Test
  void sendsAgainUnderTheSameNameWhatWasProvenAbsent() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "1"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));

    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(states("a.json")).containsExactly("FILLED");
    assertThat(exchange.record().requests(CREATE))
        .hasSize(2)
        .extracting(request -> request.body())
        .containsOnly(exchange.record().requests(CREATE).get(0).body());
    assertThat(placed()).hasSize(1);
  }

  @Test
  void leavesBothLegsOfAHedgeThoughNeitherRequestArrived() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "1"));
    hedge("ETHUSDT");
    drop(
        "h.jsonl",
        """
        {"id":"l","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"s","symbol":"ETHUSDT","side":"sell","qty":"2"}
        """);
    assertThat(states("h.jsonl")).containsOnly("FILLED");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE).times(2));

    drop("c.json", "{\"id\":\"c\",\"action\":\"close\",\"symbol\":\"ETHUSDT\"}");

    assertThat(states("c.json")).containsExactly("FILLED");
    assertThat(placed()).hasSize(4);
  }

  @Test
  void learnsFromARefusalThatThePositionModeWasSwitched() throws IOException {
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(states("a.json")).containsExactly("FILLED");
    drop("c.json", "{\"id\":\"2\",\"action\":\"close\",\"symbol\":\"ETHUSDT\"}");
    assertThat(states("c.json")).containsExactly("FILLED");
    hedge("ETHUSDT");

    drop("b.json", "{\"id\":\"3\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(states("b.json")).containsExactly("FILLED");
    List<SeenRequest> sent = exchange.record().requests(CREATE);
    assertThat(sent.subList(sent.size() - 2, sent.size()))
        .extracting(request -> request.body().replaceAll("\"positionIdx\":\\d", ""))
        .hasSize(2)
        .containsOnly(sent.get(sent.size() - 1).body().replace("\"positionIdx\":1", ""));
  }

  @Test
  void cancelsEverythingOnceWhatCameBeforeHasArrivedLate() throws IOException {
    restart(Map.of("V5_RESPONSE_TIMEOUT", "1000"));
    exchange
        .control()
        .fault(Fault.on(CREATE, Fault.Kind.SLOW_BEFORE).lasting(Duration.ofSeconds(3)));

    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"2","action":"cancel_all"}
        {"id":"3","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
        """);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(placed())
                    .extracting(SeenOrder::symbol, SeenOrder::status)
                    .containsExactly(tuple("ETHUSDT", "Cancelled"), tuple("BTCUSDT", "New")));
  }

  @Test
  void placesNothingLateThatWasProvenAbsentAndIsTooOld() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "2"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));

    drop(
        "a.json",
        "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\",\"max_age_s\":1}");

    assertThat(states("a.json")).containsExactly("NOT_PLACED");
    assertThat(placed()).isEmpty();
  }

  @Test
  void letsNothingOfItsLanePassAnOrderOfUnknownFateButACancel() throws IOException {
    drop(
        "rest.json",
        "{\"id\":\"r\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}");
    await().until(() -> placed().size() == 1);
    exchange
        .control()
        .fault(Fault.on("/v5/order/realtime", Fault.Kind.STATUS_BEFORE).with(503).times(3));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_AFTER));

    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"2","symbol":"ETHUSDT","side":"buy","qty":"2"}
        {"id":"3","action":"cancel","symbol":"ETHUSDT","ref":"r"}
        """);

    assertThat(states("a.jsonl")).containsExactly("FILLED", "FILLED", "DONE");
    List<String> paths =
        exchange.record().requests().stream()
            .filter(request -> request.method().equals("POST"))
            .map(request -> request.path())
            .toList();
    assertThat(paths).containsExactly(CREATE, CREATE, "/v5/order/cancel", CREATE);
  }

  @Test
  void neverSendsAgainWhatWasCancelledMeanwhile() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "2"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));

    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"2","action":"cancel","symbol":"ETHUSDT","ref":"1"}
        """);

    assertThat(states("a.jsonl")).containsExactly("NOT_PLACED", "DONE");
    assertThat(placed()).isEmpty();
  }

  @Test
  void saysThatThereIsNothingToCancel() throws IOException {
    drop(
        "a.json",
        "{\"action\":\"cancel\",\"symbol\":\"ETHUSDT\",\"order_link_id\":\"does-not-exist\"}");

    assertThat(states("a.json")).containsExactly("REJECTED");
    assertThat(results("done", "a.json").get(0).path("reason").asText())
        .startsWith("UNKNOWN_ORDER");
  }

  @Test
  void refusesPricesThatTheGridTurnsToNothingAndTimesToCome() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"BTCUSDT","side":"buy","price":"0.04","qty":"1"}
        {"id":"2","symbol":"BTCUSDT","side":"buy","qty":"0.01","stop_loss_pct":"100"}
        {"id":"3","symbol":"BTCUSDT","side":"buy","qty":"0.01","time":"2099-01-01T00:00:00Z"}
        """);

    assertThat(states("a.jsonl")).containsOnly("INVALID");
    assertThat(placed()).isEmpty();
  }

  @Test
  void doesNothingOnADryRun() throws IOException {
    drop(
        "a.json",
        "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\",\"dry_run\":true}");

    assertThat(states("a.json")).containsExactly("DRY_RUN");
    assertThat(placed()).isEmpty();
  }

  @Test
  void refusesAnAccountThatIsNotTraded() throws IOException {
    drop("a.json", "{\"account\":\"other\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(result("rejected", "a.json").path("reason").asText()).startsWith("UNKNOWN_ACCOUNT");
    assertThat(placed()).isEmpty();
  }

  @Test
  void stopsWritingWhenTheExchangeRefusesWhoWeAre() throws IOException {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10005));

    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(states("a.json")).containsExactly("REJECTED");
    drop("b.json", "{\"id\":\"2\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(states("b.json")).containsExactly("DENIED");
    assertThat(exchange.record().requests(CREATE)).hasSize(1);
  }

  private List<String> states(String name) {
    return results("done", name).stream().map(line -> line.path("state").asText()).toList();
  }

  private void hedge(String symbol) {
    try (BybitV5Connector other =
        BybitV5Connector.builder()
            .setting("bybit.base-url", exchange.baseUrl().toString())
            .setting("bybit.api-key", "test-key")
            .setting("bybit.api-secret", SECRET)
            .build()) {
      other.initialize();
      other.setPositionMode(Category.LINEAR, symbol, PositionMode.HEDGE);
    }
  }

  private void restart(Map<String, String> more) {
    desk.close();
    desk = desk(more);
  }
}
