package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trading is stopped, by whatever way, and the exchange is the witness. */
@Tag("alone")
class AccountControlTest extends HaltTest {

  @Test
  void noOrderReachesTheExchangeATenthOfASecondAfterTheFile() throws IOException {
    exchange.control().liftLimits(true);
    restart(Map.of("LIMITS_ENABLED", "false"));
    load(3000);

    Instant halted = Clock.systemUTC().instant();
    Files.createFile(directory.resolve("inbox/HALT"));

    stoppedAt(halted);
  }

  @Test
  void noOrderReachesTheExchangeATenthOfASecondAfterTheControlAndCancelsStillDo() throws Exception {
    exchange.control().liftLimits(true);
    restart(Map.of("LIMITS_ENABLED", "false"));
    load(3000);

    Instant halted = Clock.systemUTC().instant();
    bean().halt("drill", false, false);

    stoppedAt(halted);
    SeenOrder resting =
        placed().stream().filter(o -> o.status().equals("New")).findFirst().orElseThrow();
    drop(
        "c.json",
        "{\"action\":\"cancel\",\"symbol\":\"%s\",\"order_link_id\":\"%s\"}"
            .formatted(resting.symbol(), resting.orderLinkId()));
    assertThat(result("done", "c.json").path("state").asText()).isEqualTo("DONE");
  }

  @Test
  void cancelsEverythingAndClosesEverything() throws Exception {
    exchange.control().liftLimits(true);
    restart(Map.of("LIMITS_ENABLED", "false"));
    drop(
        "p.jsonl",
        """
        {"id":"1","symbol":"SOLUSDT","side":"buy","qty":"5","stop_loss":"50"}
        {"id":"2","symbol":"ETHUSDT","side":"sell","qty":"1"}
        {"id":"3","category":"spot","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
        {"id":"4","category":"spot","symbol":"BTCUSDT","side":"buy","order_type":"stop_market","trigger_price":"90000","quote_qty":"100"}
        {"id":"5","category":"inverse","symbol":"BTCUSD","side":"buy","price":"20000","qty":"100"}
        """);
    await().untilAsserted(() -> assertThat(exchange.record().requests(CREATE)).hasSize(5));
    load(600);
    await().atMost(Duration.ofSeconds(40)).until(() -> live() > 600);

    String said = bean().halt("drill", true, true);

    assertThat(said).startsWith("no new order is sent; ").doesNotContain("not done");
    assertThat(live()).isZero();
    assertThat(bean().getState()).isEqualTo("HALTED");
    drop("q.json", "{\"action\":\"close\",\"symbol\":\"SOLUSDT\"}");
    assertThat(result("done", "q.json").path("reason").asText()).startsWith("ALREADY_FLAT");
    drop("r.json", "{\"action\":\"close\",\"symbol\":\"ETHUSDT\"}");
    assertThat(result("done", "r.json").path("reason").asText()).startsWith("ALREADY_FLAT");
  }

  @Test
  void theStateOutlivesTheProgramUntilItIsResumed() throws Exception {
    bean().reduceOnly("the night");
    restart(Map.of());

    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(result("done", "a.json").path("reason").asText())
        .isEqualTo("REDUCE_ONLY: the night; nothing was sent");

    bean().resume();
    drop("b.json", "{\"id\":\"2\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(result("done", "b.json").path("state").asText()).isEqualTo("FILLED");
  }

  @Test
  void whoSaysNoReasonStopsTradingAllTheSame() throws Exception {
    Path audit = directory.resolve("audit.jsonl");
    restart(Map.of("CONSOLE_AUDIT_FILE", audit.toString()));

    bean().reduceOnly(null);
    assertThat(bean().getState()).isEqualTo("REDUCE_ONLY");
    bean().halt(null, false, false);

    assertThat(bean().getState()).isEqualTo("HALTED");
    assertThat(bean().getReason()).isEqualTo("no reason given");
    assertThat(Files.readAllLines(audit))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("reason=no reason given", "\"done\""));
  }

  @Test
  void theAlarmOfAStopIsRaisedAnewAfterAStart() throws Exception {
    Map<String, String> toFiles = Map.of("ALARM_SINKS", "file");
    restart(toFiles);
    bean().halt("drill", false, false);
    await().untilAsserted(() -> assertThat(alarms()).containsExactly("HALTED: drill"));

    restart(toFiles);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(alarms())
                    .containsExactly(
                        "HALTED: drill",
                        "the program ended; if it is so still, it is raised anew",
                        "HALTED: drill"));
  }

  /** Returns the texts of what was told of stopped trading, in order. */
  private List<String> alarms() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(one -> one.toString().matches(".*/alarm/.*csv")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("TRADING_STOPPED"))
            .map(line -> line.replaceAll(".*,default,\"?|\"?,\\d+,(true|false).*", ""))
            .forEach(texts::add);
      }
      return texts;
    }
  }

  @Test
  void stopsByItselfAfterRefusalsInARow() throws Exception {
    restart(Map.of("RISK_TRIP_REJECTS", "3"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(110007).times(5));

    drop("a.jsonl", buys(5));

    await().until(() -> bean().getState().equals("HALTED"));
    assertThat(bean().getReason()).startsWith("3 orders refused in a row >= 3, the last: ");
  }

  @Test
  void stopsByItselfAfterUnknownFates() throws Exception {
    restart(Map.of("RISK_TRIP_UNKNOWNS", "2"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_AFTER).times(2));

    drop("a.jsonl", buys(2));

    await().until(() -> bean().getState().equals("HALTED"));
    assertThat(bean().getReason()).isEqualTo("2 orders of unknown fate in 10 min >= 2");
  }

  @Test
  void stopsByItselfWhenTheClockIsOff() throws Exception {
    exchange.control().skew(Duration.ofMillis(800));
    restart(Map.of("RISK_TRIP_CLOCK", "700"));

    await().atMost(Duration.ofSeconds(20)).until(() -> bean().getState().equals("HALTED"));
    assertThat(bean().getReason()).startsWith("our clock is ").endsWith(">= 700 ms");
  }

  @Test
  void stopsByItselfWhenTheDayCostTooMuch() throws Exception {
    restart(Map.of("RISK_DAILY_LOSS", "20", "RISK_DAY_AGE", "1", "RISK_TRIP_DAILY_LOSS", "true"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"10"}
        {"id":"2","action":"close","symbol":"ETHUSDT"}
        """);

    await().atMost(Duration.ofSeconds(20)).until(() -> bean().getState().equals("HALTED"));
    assertThat(bean().getReason()).startsWith("DAILY_LOSS: 2");
  }

  @Test
  void nobodyHeardMeansReduceOnlyAndNoOpenOrders() throws Exception {
    SetClock clock = SetClock.ofThisMachine();
    desk.close();
    desk = desk(Map.of("RISK_DEAD_MAN", "2"), clock);
    drop("a.json", "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}");
    await().until(() -> live() == 1);
    Files.createFile(directory.resolve("inbox/.heartbeat"));
    Files.setLastModifiedTime(
        directory.resolve("inbox/.heartbeat"),
        FileTime.from(Clock.systemUTC().instant().plusSeconds(100)));
    clock.forward(Duration.ofSeconds(210));
    await().during(Duration.ofSeconds(2)).until(() -> bean().getState().equals("ACTIVE"));

    // More than one look of several rounds will try.
    exchange
        .control()
        .fault(Fault.on("/v5/order/cancel-all", Fault.Kind.CODE_BEFORE).with(110007).times(55));

    clock.forward(Duration.ofSeconds(20));

    await().atMost(Duration.ofSeconds(20)).until(() -> live() == 0);
    await()
        .until(() -> bean().getReason().endsWith("; all orders cancelled but stops of positions"));
    assertThat(bean().getState()).isEqualTo("REDUCE_ONLY");
    assertThat(bean().getReason()).startsWith("no heartbeat for 2 min");
    bean().resume();
    await().during(Duration.ofSeconds(2)).until(() -> bean().getState().equals("ACTIVE"));
  }

  @Test
  void nobodyHeardLeavesNoOpenOrdersWhereTradingWasStoppedBefore() throws Exception {
    SetClock clock = SetClock.ofThisMachine();
    desk.close();
    desk = desk(Map.of("RISK_DEAD_MAN", "2"), clock);
    rest("a");
    bean().halt("drill", false, false);

    clock.forward(Duration.ofMinutes(3));
    await().atMost(Duration.ofSeconds(20)).until(() -> live() == 0);

    assertThat(bean().getState()).isEqualTo("HALTED");
    assertThat(bean().getReason()).isEqualTo("drill");
    bean().resume();
    rest("b");
    bean().reduceOnly("drill");
    clock.forward(Duration.ofMinutes(3));
    await().atMost(Duration.ofSeconds(20)).until(() -> live() == 0);
    assertThat(bean().getReason()).isEqualTo("drill");
  }

  private void rest(String id) throws IOException {
    drop(
        id + ".json",
        "{\"id\":\"%s\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}"
            .formatted(id));
    await().until(() -> live() == 1);
  }

  @Test
  void aHeartbeatThatLiesAheadCountsFromWhenItWasNoticed() throws Exception {
    SetClock clock = SetClock.ofThisMachine();
    desk.close();
    desk = desk(Map.of("RISK_DEAD_MAN", "2"), clock);
    Path heartbeat = Files.createFile(directory.resolve("inbox/.heartbeat"));
    Files.setLastModifiedTime(
        heartbeat, FileTime.from(Clock.systemUTC().instant().plus(Duration.ofDays(1))));
    await().during(Duration.ofSeconds(2)).until(() -> bean().getState().equals("ACTIVE"));

    clock.forward(Duration.ofSeconds(121));

    await().until(() -> bean().getState().equals("REDUCE_ONLY"));
  }

  @Test
  void nobodyHeardLeavesThePositionsTheirStops() throws Exception {
    SetClock clock = SetClock.ofThisMachine();
    desk.close();
    desk = desk(Map.of("RISK_DEAD_MAN", "2"), clock);
    protectedPosition();

    clock.forward(Duration.ofMinutes(3));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> bean().getReason().endsWith("; all orders cancelled but stops of positions"));
    assertThat(working()).containsExactlyInAnyOrder("StopLoss", "TakeProfit");
  }

  @Test
  void aHaltThatCancelsLeavesThePositionsTheirStopsAndSaysSo() throws Exception {
    protectedPosition();

    String said = bean().halt("drill", true, false);

    assertThat(said).isEqualTo("no new order is sent; 2 orders cancelled; stops of positions stay");
    assertThat(working()).containsExactlyInAnyOrder("StopLoss", "TakeProfit");
  }

  @Test
  void aCancelOfAllLeavesThePositionsTheirStops() throws Exception {
    protectedPosition();

    drop("c.json", "{\"id\":\"c\",\"action\":\"cancel_all\"}");

    assertThat(result("done", "c.json").path("reason").asText()).isEqualTo("2 orders cancelled");
    assertThat(working()).containsExactlyInAnyOrder("StopLoss", "TakeProfit");
  }

  /** A position with its exits, an order in the book and one that waits for its trigger. */
  private void protectedPosition() throws IOException {
    exchange.control().price("ETHUSDT", new BigDecimal("2000"));
    drop(
        "p.jsonl",
        """
        {"id":"p","symbol":"ETHUSDT","side":"buy","qty":"1","stop_loss":"1800","take_profit":"2500"}
        {"id":"l","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"t","symbol":"ETHUSDT","side":"buy","order_type":"stop_market","trigger_price":"3000","qty":"1"}
        """);
    await()
        .untilAsserted(
            () ->
                assertThat(working()).containsExactlyInAnyOrder("", "", "StopLoss", "TakeProfit"));
  }

  private List<String> working() {
    return exchange.record().orders().stream()
        .filter(order -> List.of("New", "Untriggered").contains(order.status()))
        .map(SeenOrder::stopOrderType)
        .toList();
  }

  @Test
  void deniesByTheDayWhereACoinsPriceIsTooOld() throws Exception {
    SetClock clock = SetClock.ofThisMachine();
    desk.close();
    desk = desk(Map.of("RISK_DAILY_LOSS", "100000", "RISK_DAY_AGE", "1"), clock);
    drop(
        "a.jsonl",
        """
        {"id":"1","category":"inverse","symbol":"BTCUSD","side":"buy","qty":"100"}
        {"id":"2","category":"inverse","action":"close","symbol":"BTCUSD"}
        """);
    assertThat(results("done", "a.jsonl")).hasSize(2);
    clock.forward(Duration.ofSeconds(2));
    drop(
        "w.json",
        "{\"id\":\"w\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}");
    await().until(() -> live() == 1);
    exchange
        .control()
        .fault(Fault.on("/v5/market/tickers", Fault.Kind.CODE_BEFORE).with(10001).times(1000));
    clock.forward(Duration.ofMinutes(3));

    drop(
        "b.json",
        "{\"id\":\"b\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}");

    assertThat(result("done", "b.json").path("reason").asText())
        .startsWith("STALE_DATA: DAILY_LOSS cannot be judged");
  }

  private void restart(Map<String, String> more) {
    desk.close();
    desk = desk(more);
  }
}
