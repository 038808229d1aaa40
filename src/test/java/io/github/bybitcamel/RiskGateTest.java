package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.paper.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of a running desk, as its sender meets them. */
class RiskGateTest extends RunningDesk {

  private static final String CREATE = "/v5/order/create";
  private static final String AMEND = "/v5/order/amend";

  @Test
  void aPositionGrowsToItsLimitAndLeavesItAlways() throws IOException {
    restart(Map.of("RISK_MAX_POSITION_NOTIONAL", "30000"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"9"}
        {"id":"2","symbol":"ETHUSDT","side":"buy","qty":"9"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","price":"100","qty":"1"}
        {"id":"4","action":"close","symbol":"ETHUSDT"}
        {"id":"5","symbol":"ETHUSDT","side":"buy","qty":"9"}
        """);

    // About 2000 a piece: 18000, then 36000 would be too much.
    assertThat(texts("a.jsonl"))
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo("FILLED"),
            two -> assertThat(two).startsWith("DENIED MAX_POSITION_NOTIONAL: ETHUSDT 3"),
            three -> assertThat(three).startsWith("WORKING"),
            four -> assertThat(four).isEqualTo("FILLED"),
            five -> assertThat(five).isEqualTo("FILLED"));
  }

  @Test
  void twoLanesCannotBothTakeTheLastRoom() throws IOException {
    restart(Map.of("RISK_MAX_TOTAL_NOTIONAL", "1000"));
    exchange
        .control()
        .fault(Fault.on(CREATE, Fault.Kind.SLOW_BEFORE).lasting(Duration.ofMillis(300)).times(100));
    String[] symbols = {"BTCUSDT", "ETHUSDT", "SOLUSDT"};
    drop(
        "a.jsonl",
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    "{\"id\":\"%d\",\"symbol\":\"%s\",\"side\":\"buy\",\"quote_qty\":\"150\",\"price\":\"%s\"}"
                        .formatted(i, symbols[i % 3], List.of("15000", "1000", "50").get(i % 3)))
            .collect(Collectors.joining("\n")));

    List<String> texts = texts("a.jsonl");

    assertThat(texts).filteredOn(text -> text.startsWith("DENIED MAX_TOTAL_NOTIONAL")).hasSize(24);
    assertThat(placed()).hasSize(6);
  }

  @Test
  void openOrdersAreCountedAndRoomComesBackWithACancel() throws IOException {
    restart(Map.of("RISK_MAX_OPEN_ORDERS", "2"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"2","symbol":"ETHUSDT","side":"buy","price":"901","qty":"1"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","price":"902","qty":"1"}
        {"id":"4","action":"cancel","symbol":"ETHUSDT","ref":"1"}
        {"id":"5","symbol":"ETHUSDT","side":"buy","price":"903","qty":"1"}
        {"id":"6","symbol":"ETHUSDT","side":"buy","qty":"1"}
        """);

    await()
        .untilAsserted(
            () ->
                assertThat(texts("a.jsonl"))
                    .containsExactly(
                        "CANCELLED EC_PerCancelRequest",
                        "WORKING",
                        "DENIED MAX_OPEN_ORDERS: 3 > 2",
                        "DONE",
                        "WORKING",
                        "FILLED"));
  }

  @Test
  void theCountOfAMinuteSurvivesARestart() throws IOException {
    restart(Map.of("RISK_ORDERS_PER_MINUTE", "2"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");

    restart(Map.of("RISK_ORDERS_PER_MINUTE", "2"));
    drop(
        "b.jsonl",
        """
        {"id":"2","symbol":"ETHUSDT","side":"buy","qty":"1","dry_run":true}
        {"id":"3","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"4","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"5","action":"close","symbol":"ETHUSDT"}
        """);

    List<String> texts = texts("b.jsonl");
    assertThat(texts.get(0)).startsWith("DRY_RUN");
    assertThat(texts.subList(1, 4))
        .containsExactly("FILLED", "DENIED MAX_ORDERS_PER_MINUTE: 3 > 2", "FILLED");
  }

  @Test
  void aChangeThatIsSentAgainCountsOnce() throws IOException {
    restart(
        Map.of(
            "RISK_ORDERS_PER_MINUTE", "3",
            "ORDERS_ABSENCE", "1",
            "V5_RESPONSE_TIMEOUT", "500"));
    drop(
        "a.json",
        "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}");
    assertThat(texts("a.json")).containsExactly("WORKING");
    exchange.control().fault(Fault.on("/v5/order/amend", Fault.Kind.DROP_BEFORE));

    drop(
        "b.jsonl",
        """
        {"id":"2","action":"amend","symbol":"ETHUSDT","ref":"1","price":"901"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"4","symbol":"ETHUSDT","side":"buy","qty":"1"}
        """);

    assertThat(texts("b.jsonl"))
        .containsExactly("DONE", "FILLED", "DENIED MAX_ORDERS_PER_MINUTE: 4 > 3");
  }

  @Test
  void anOrderThatIsSentAgainIsHeldAgainstTheMarketAsItIsThen() throws IOException {
    restart(
        Map.of("RISK_MAX_SLIPPAGE", "2", "ORDERS_ABSENCE", "1", "RISK_MAX_TOTAL_NOTIONAL", "1000"));
    exchange.control().price("ETHUSDT", new BigDecimal("2000"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));
    drop(
        "a.json",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"0.4","signal_price":"2000"}""");
    await().until(() -> exchange.record().requests(CREATE).size() == 1);

    exchange.control().price("ETHUSDT", new BigDecimal("2200"));

    assertThat(texts("a.json").get(0))
        .startsWith("DENIED MAX_SLIPPAGE: the market moved from 2000 to ");
    assertThat(exchange.record().requests(CREATE)).hasSize(1);
    // It takes no room any more.
    drop("b.json", "{\"id\":\"2\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"quote_qty\":\"900\"}");
    assertThat(texts("b.json")).containsExactly("FILLED");
  }

  @Test
  void anOrderThatIsSentAgainDoesNotCountAgainstItself() throws IOException {
    restart(
        Map.of(
            "RISK_MAX_TOTAL_NOTIONAL", "1000",
            "RISK_ORDERS_PER_MINUTE", "1",
            "RISK_COOL_DOWN", "600",
            "ORDERS_ABSENCE", "1"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"quote_qty\":\"900\"}");

    assertThat(texts("a.json").get(0)).startsWith("FILLED");
    assertThat(exchange.record().requests(CREATE)).hasSize(2);
  }

  @Test
  void whatAnEarlierRunLeftIsHeldAgainstTheLimitsOfNow() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "60"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE).times(2));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","quote_qty":"500"}
        {"id":"2","symbol":"SOLUSDT","side":"buy","quote_qty":"90"}
        """);
    await().until(() -> exchange.record().requests(CREATE).size() == 2);

    restart(
        Map.of(
            "ORDERS_ABSENCE", "1",
            "RISK_MAX_ORDER_NOTIONAL", "100",
            "RISK_MAX_TOTAL_NOTIONAL", "1000"));

    List<String> texts = texts("a.jsonl");
    assertThat(texts.get(0)).startsWith("DENIED MAX_NOTIONAL: ").endsWith("> 100");
    assertThat(texts.get(1)).startsWith("FILLED");
    assertThat(exchange.record().requests(CREATE)).hasSize(3);
  }

  @Test
  void signalsOfOtherLanesWaitUntilTheOrdersOfTheLastRunAreKnown() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "60"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE).times(2));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"0.1"}
        {"id":"2","symbol":"SOLUSDT","side":"buy","qty":"1"}
        """);
    await().until(() -> exchange.record().requests(CREATE).size() == 2);

    restart(Map.of("ORDERS_ABSENCE", "6", "RISK_MAX_TOTAL_NOTIONAL", "100000"));
    drop(
        "b.jsonl",
        """
        {"id":"3","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
        {"id":"4","symbol":"XRPUSDT","side":"buy","qty":"100","max_age_s":3}
        """);
    // What would close it is not held up by what must wait.
    drop(
        "c.jsonl",
        """
        {"id":"5","symbol":"DOGEUSDT","side":"buy","qty":"100"}
        {"id":"6","action":"close","symbol":"DOGEUSDT"}
        """);
    List<String> closed = texts("c.jsonl");
    assertThat(closed.get(0)).startsWith("DENIED NO_DATA");
    assertThat(closed.get(1)).startsWith("DONE ALREADY_FLAT");

    List<String> texts = texts("b.jsonl");
    assertThat(texts.get(0)).isEqualTo("WORKING");
    assertThat(texts.get(1)).startsWith("EXPIRED");
    assertThat(texts("a.jsonl")).allSatisfy(text -> assertThat(text).startsWith("FILLED"));
  }

  @Test
  void aCloseOfTheLastRunOfWhichNobodyKnowsHoldsNothingUp() throws IOException {
    restart(Map.of("ORDERS_ABSENCE", "60"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));
    drop("b.json", "{\"id\":\"2\",\"action\":\"close\",\"symbol\":\"ETHUSDT\"}");
    await().until(() -> exchange.record().requests(CREATE).size() == 2);

    restart(Map.of("ORDERS_ABSENCE", "60", "RISK_MAX_TOTAL_NOTIONAL", "100000"));
    drop(
        "c.json",
        """
        {"id":"3","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01","max_age_s":5}""");

    assertThat(texts("c.json")).containsExactly("WORKING");
  }

  @Test
  void whatCannotBeJudgedWhileTheExchangeIsAwayWaitsWhileItIsFresh() throws IOException {
    restart(
        Map.of(
            "RISK_MAX_TOTAL_NOTIONAL", "100000", "RISK_DATA_AGE", "500", "RETRY_DEADLINE", "300"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");
    exchange.control().fault(Fault.on("*", Fault.Kind.DROP_BEFORE).times(1_000_000));

    drop(
        "b.jsonl",
        """
        {"id":"2","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"3","symbol":"SOLUSDT","side":"buy","price":"50","qty":"1"}
        {"id":"4","symbol":"XRPUSDT","side":"buy","price":"0.1","qty":"100","max_age_s":2}
        """);
    await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
    exchange.control().clearFaults();

    List<String> texts = texts("b.jsonl");
    assertThat(texts.subList(0, 2)).containsExactly("WORKING", "WORKING");
    assertThat(texts.get(2)).startsWith("EXPIRED");
  }

  @Test
  void whatCouldNotBeSentForAWhileIsHeldAgainstTheMarketAsItIsThen() throws IOException {
    restart(Map.of("RISK_MAX_SLIPPAGE", "2"));
    exchange.control().price("ETHUSDT", new BigDecimal("2000"));
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10006).times(200));
    drop(
        "a.json",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"0.4","signal_price":"2000"}""");
    await().until(() -> !exchange.record().requests(CREATE).isEmpty());

    exchange.control().price("ETHUSDT", new BigDecimal("2200"));

    assertThat(texts("a.json").get(0)).startsWith("DENIED MAX_SLIPPAGE: ");
    assertThat(placed()).isEmpty();
  }

  @Test
  void aCoolDownSurvivesARestart() throws IOException {
    restart(Map.of("RISK_COOL_DOWN", "600"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");

    restart(Map.of("RISK_COOL_DOWN", "600"));
    drop(
        "b.jsonl",
        """
        {"id":"2","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"3","symbol":"SOLUSDT","side":"buy","qty":"1"}
        """);

    List<String> texts = texts("b.jsonl");
    assertThat(texts.get(0)).startsWith("DENIED COOL_DOWN: the last order of ETHUSDT was");
    assertThat(texts.get(1)).isEqualTo("FILLED");
  }

  @Test
  void aDayThatCostTooMuchOpensNothingMore() throws IOException {
    restart(Map.of("RISK_DAILY_LOSS", "20", "RISK_DAY_AGE", "1"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"10"}
        {"id":"2","action":"close","symbol":"ETHUSDT"}
        """);
    assertThat(texts("a.jsonl")).containsExactly("FILLED", "FILLED");

    // Two fees of 0.055 % of about 20000 USDT, and the spread.
    drop("b.json", "{\"id\":\"3\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(texts("b.json").get(0)).startsWith("DENIED DAILY_LOSS: 2");
  }

  @Test
  void pricesThroughTheMarketLeverageAndMissingStopsAreDenied() throws IOException {
    restart(
        Map.of(
            "RISK_PRICE_COLLAR",
            "3",
            "RISK_MAX_LEVERAGE",
            "5",
            "RISK_REQUIRE_STOP",
            "true",
            "RISK_MAX_SLIPPAGE",
            "1"));
    drop(
        "a.jsonl",
        """
        {"id":"0","symbol":"ETHUSDT","side":"buy","qty":"1","stop_loss_pct":"2"}
        {"id":"1","action":"set_leverage","symbol":"ETHUSDT","leverage":"6"}
        {"id":"2","action":"set_leverage","symbol":"ETHUSDT","leverage":"5"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"4","symbol":"ETHUSDT","side":"buy","price":"9000","qty":"1","stop_loss":"8000"}
        {"id":"5","symbol":"ETHUSDT","side":"buy","qty":"1","stop_loss_pct":"2","signal_price":"1000"}
        {"id":"6","symbol":"ETHUSDT","side":"buy","qty":"1","stop_loss_pct":"2"}
        """);

    assertThat(texts("a.jsonl"))
        .satisfiesExactly(
            zero -> assertThat(zero).isEqualTo("DENIED MAX_LEVERAGE: ETHUSDT has 10 > 5"),
            one -> assertThat(one).isEqualTo("DENIED MAX_LEVERAGE: ETHUSDT to 6 > 5"),
            two -> assertThat(two).isEqualTo("DONE"),
            three -> assertThat(three).startsWith("DENIED STOP_REQUIRED"),
            four -> assertThat(four).startsWith("DENIED PRICE_COLLAR: Buy ETHUSDT at 9000"),
            five -> assertThat(five).startsWith("DENIED MAX_SLIPPAGE"),
            six -> assertThat(six).startsWith("FILLED"));
  }

  @Test
  void deniesWhatItCannotJudgeAndLetsPassWhatLessensRisk() throws IOException {
    restart(
        Map.of(
            "RISK_DAILY_LOSS", "100000",
            "RETRY_DEADLINE", "100",
            "RISK_DAY_AGE", "1"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");
    exchange
        .control()
        .fault(Fault.on("/v5/position/closed-pnl", Fault.Kind.STATUS_BEFORE).with(503).times(99));

    await().pollDelay(Duration.ofMillis(1100)).until(() -> true);

    drop(
        "b.jsonl",
        """
        {"id":"2","symbol":"ETHUSDT","side":"buy","qty":"1"}
        {"id":"3","action":"close","symbol":"ETHUSDT"}
        """);

    List<String> texts = texts("b.jsonl");
    assertThat(texts.get(0))
        .startsWith("DENIED STALE_DATA: DAILY_LOSS cannot be judged: the day's result");
    assertThat(texts.get(1)).isEqualTo("FILLED");
  }

  @Test
  void anAmendedOrderIsJudgedAsItWillBe() throws IOException {
    restart(Map.of("RISK_MAX_TOTAL_NOTIONAL", "1000"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1"}
        {"id":"2","action":"amend","symbol":"ETHUSDT","ref":"1","price":"1000"}
        {"id":"3","action":"amend","symbol":"ETHUSDT","ref":"1","qty":"1.5"}
        {"id":"4","action":"amend","symbol":"ETHUSDT","ref":"1","qty":"0.5"}
        {"id":"5","symbol":"ETHUSDT","side":"buy","price":"900","qty":"0.5"}
        """);

    assertThat(texts("a.jsonl"))
        .containsExactly(
            "WORKING", "DONE", "DENIED MAX_TOTAL_NOTIONAL: 1500 USD > 1000", "DONE", "WORKING");
  }

  @Test
  void aSizeInPercentIsWorkedOutFromTheWallet() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"SOLUSDT","side":"buy","equity_pct":"1","price":"50"}
        {"id":"2","symbol":"SOLUSDT","side":"buy","risk_pct":"0.1","price":"50","stop_loss":"40"}
        {"id":"3","action":"target","symbol":"ETHUSDT","target_qty":"2","expect_position":"long"}
        {"id":"4","action":"target","symbol":"ETHUSDT","target_qty":"2","expect_position":"flat"}
        """);

    List<String> texts = texts("a.jsonl");
    assertThat(texts.get(2)).startsWith("DENIED STATE_MISMATCH");
    assertThat(texts.get(3)).isEqualTo("FILLED");
    // Of 100000 USDT: 1000 at 50 each; 100 lost over 10 each.
    assertThat(placed())
        .filteredOn(order -> order.symbol().equals("SOLUSDT"))
        .extracting(order -> order.qty().stripTrailingZeros().toPlainString())
        .containsExactly("20", "10");
  }

  @Test
  void aReversedPositionCountsOnce() throws IOException {
    restart(Map.of("RISK_MAX_TOTAL_NOTIONAL", "1500"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"SOLUSDT","side":"buy","qty":"8"}
        {"id":"2","action":"reverse","symbol":"SOLUSDT"}
        """);

    assertThat(texts("a.jsonl")).containsExactly("FILLED", "FILLED");
  }

  @Test
  void aChangeThatIsSentAgainWaitsUntilItCanBeJudged() throws IOException {
    restart(Map.of("RISK_MAX_TOTAL_NOTIONAL", "100000", "ORDERS_ABSENCE", "1"));
    drop(
        "a.json",
        "{\"id\":\"1\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"price\":\"900\",\"qty\":\"1\"}");
    assertThat(texts("a.json")).containsExactly("WORKING");
    exchange.control().fault(Fault.on(AMEND, Fault.Kind.DROP_BEFORE));
    drop(
        "b.json",
        "{\"id\":\"2\",\"action\":\"amend\",\"symbol\":\"ETHUSDT\",\"ref\":\"1\",\"qty\":\"2\"}");
    await().until(() -> exchange.record().requests(AMEND).size() == 1);
    exchange
        .control()
        .fault(Fault.on("/v5/position/list", Fault.Kind.STATUS_BEFORE).with(503).times(1000));
    await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(20))
        .until(() -> exchange.record().requests(AMEND).size() == 1);

    exchange.control().clearFaults();

    assertThat(texts("b.json")).containsExactly("DONE");
    assertThat(exchange.record().requests(AMEND)).hasSize(2);
  }

  @Test
  void theOpeningOrderOfALateReverseIsHeldAgainstTheMarketAsItIsThen() throws IOException {
    restart(Map.of("RISK_MAX_TOTAL_NOTIONAL", "1500"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"8\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10006).times(500));
    drop("b.json", "{\"id\":\"2\",\"action\":\"reverse\",\"symbol\":\"SOLUSDT\"}");
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(20))
        .until(() -> exchange.record().orders().size() == 1);

    exchange.control().price("SOLUSDT", new BigDecimal("250"));
    exchange.control().clearFaults();

    assertThat(texts("b.json").get(0)).startsWith("DENIED MAX_TOTAL_NOTIONAL: ");
    assertThat(exchange.record().orders()).hasSize(2);
  }

  @Test
  void aPositionThatIsReversedLateCountsOnceToo() throws IOException {
    restart(Map.of("RISK_MAX_TOTAL_NOTIONAL", "1500", "ORDERS_ABSENCE", "1"));
    drop("a.json", "{\"id\":\"1\",\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"8\"}");
    assertThat(texts("a.json")).containsExactly("FILLED");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));

    drop("b.json", "{\"id\":\"2\",\"action\":\"reverse\",\"symbol\":\"SOLUSDT\"}");

    assertThat(texts("b.json").get(0)).startsWith("FILLED");
    assertThat(exchange.record().requests(CREATE)).hasSize(4);
  }

  /** Returns state and reason of each record, once none moves any more; working orders rest. */
  @Test
  void filesHaveLimitsOfTheirOwnToo() throws IOException {
    restart(Map.of("SOURCE_INBOX_MAX_ORDER_NOTIONAL", "100"));
    drop("a.json", "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");

    assertThat(texts("a.json").get(0)).startsWith("DENIED MAX_NOTIONAL").endsWith("> 100");
  }

  @Test
  void leverageAndStopsAreHeldAgainstHaltAndWhatIsAllowed() throws IOException {
    restart(Map.of("RISK_ACTIONS", "order,close"));
    exchange.control().price("ETHUSDT", new BigDecimal("2000"));
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","qty":"1","stop_loss":"1800"}
        {"id":"2","action":"set_leverage","symbol":"ETHUSDT","leverage":"20"}
        {"id":"3","action":"set_tpsl","symbol":"ETHUSDT","stop_loss":"1700"}
        """);
    assertThat(texts("a.jsonl"))
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo("FILLED"),
            two -> assertThat(two).startsWith("DENIED ACTION_NOT_ALLOWED: set_leverage is none"),
            three -> assertThat(three).startsWith("DENIED ACTION_NOT_ALLOWED: set_tpsl is none"));

    Files.createFile(directory.resolve("inbox/HALT"));
    drop(
        "b.jsonl",
        """
        {"id":"4","action":"set_leverage","symbol":"ETHUSDT","leverage":"20"}
        {"id":"5","action":"set_tpsl","symbol":"ETHUSDT","stop_loss":"1700"}
        {"id":"6","action":"set_tpsl","symbol":"ETHUSDT","stop_loss":"1850"}
        {"id":"7","action":"set_leverage","symbol":"ETHUSDT","leverage":"5"}
        """);
    assertThat(texts("b.jsonl"))
        .satisfiesExactly(
            four -> assertThat(four).startsWith("DENIED HALTED"),
            five -> assertThat(five).startsWith("DENIED HALTED"),
            six -> assertThat(six).isEqualTo("DONE"),
            seven -> assertThat(seven).isEqualTo("DONE"));
  }

  @Test
  void aStopOfAnOrderMovesOnlyCloserWhileTradingIsHalted() throws IOException {
    drop(
        "a.jsonl",
        """
        {"id":"1","symbol":"ETHUSDT","side":"buy","price":"900","qty":"1","stop_loss":"880"}
        {"id":"2","symbol":"ETHUSDT","side":"sell","price":"9000","qty":"1","stop_loss":"9100"}
        {"id":"3","symbol":"ETHUSDT","side":"buy","price":"901","qty":"1"}
        """);
    assertThat(texts("a.jsonl")).containsExactly("WORKING", "WORKING", "WORKING");
    Files.createFile(directory.resolve("inbox/HALT"));

    drop(
        "b.jsonl",
        """
        {"id":"4","action":"amend","symbol":"ETHUSDT","ref":"1","stop_loss":"100"}
        {"id":"5","action":"amend","symbol":"ETHUSDT","ref":"2","stop_loss":"9900"}
        """);
    assertThat(texts("b.jsonl")).allSatisfy(text -> assertThat(text).startsWith("DENIED HALTED"));
    assertThat(exchange.record().requests(AMEND)).isEmpty();

    drop(
        "c.jsonl",
        """
        {"id":"6","action":"amend","symbol":"ETHUSDT","ref":"1","stop_loss":"890"}
        {"id":"7","action":"amend","symbol":"ETHUSDT","ref":"2","stop_loss":"9050"}
        {"id":"8","action":"amend","symbol":"ETHUSDT","ref":"3","stop_loss":"800"}
        """);
    assertThat(texts("c.jsonl")).containsExactly("DONE", "DONE", "DONE");
  }

  private List<String> texts(String name) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .during(Duration.ofMillis(400))
        .until(() -> linesNow("done", name), RiskGateTest::settled)
        .stream()
        .map(line -> (line.path("state").asText() + " " + line.path("reason").asText()).strip())
        .toList();
  }

  private static boolean settled(List<JsonNode> lines) {
    return !lines.isEmpty()
        && lines.stream()
            .map(line -> line.path("state").asText())
            .noneMatch(List.of("ACKED", "UNKNOWN", "INTENT", "RECEIVED")::contains);
  }

  private void restart(Map<String, String> more) {
    desk.close();
    desk = desk(more);
  }
}
