package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderWatchTest extends RouteTest {

  private static final String LIMIT = ",\"order_type\":\"limit\",\"price\":\"21000\"";
  private static final String CREATE = "/v5/order/create";

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "order-watch");
  }

  @Test
  void findsOutThatAnAcknowledgedOrderHasExecuted() {
    Entry entry = journal("buy", "ETHUSDT", "0.1");

    template().sendBody("direct:signal-trade", entry);

    Entry filled = comesTo(entry.sequence(), SignalState.FILLED);
    assertThat(filled.legs().get(0).filledQuantity()).isEqualTo("0.10");
    assertThat(filled.legs().get(0).averagePrice()).isNotEmpty();
  }

  @Test
  void closesNothingByALegThatTheModeDoesNotHave() {
    Entry buy = journal("buy", "ETHUSDT", "1");
    template().sendBody("direct:signal-trade", buy);
    comesTo(buy.sequence(), SignalState.FILLED);
    Entry close = journal("c", "close", "ETHUSDT", true, "\"position_idx\":1");
    Entry reduce = journal("r", "reduce", "ETHUSDT", true, "\"position_idx\":2,\"qty\":\"1\"");

    template().sendBody("direct:signal-trade", close);
    template().sendBody("direct:signal-trade", reduce);

    assertThat(comesTo(close.sequence(), SignalState.INVALID).reason())
        .startsWith("POSITION_IDX: 'position_idx' is '1': ETHUSDT is open");
    assertThat(comesTo(reduce.sequence(), SignalState.INVALID).reason())
        .startsWith("POSITION_IDX: 'position_idx' is '2': ETHUSDT is open");
  }

  @Override
  Map<String, String> environment() {
    return Map.of("ORDERS_ABSENCE", "1");
  }

  @Test
  void carriesOutACancelThatACrashLeftBetweenIntentAndSending() {
    Entry order = resting("rest");
    Entry cancel = journal("c", "cancel", "ETHUSDT", true, "\"ref\":\"rest\"");
    ledger.intend(cancel.sequence(), List.of(), Clock.systemUTC().instant());

    takeUp();

    comesTo(cancel.sequence(), SignalState.DONE);
    comesTo(order.sequence(), SignalState.CANCELLED);
    assertThat(exchange.record().requests("/v5/order/cancel")).hasSize(1);
  }

  @Test
  void setsAPartialStopOnceThoughThePositionDoesNotShowIt() {
    Entry buy = journal("buy", "ETHUSDT", "1");
    template().sendBody("direct:signal-trade", buy);
    comesTo(buy.sequence(), SignalState.FILLED);
    exchange.control().fault(Fault.on("/v5/position/trading-stop", Fault.Kind.DROP_AFTER));
    Entry stops =
        journal(
            "s", "set_tpsl", "ETHUSDT", false, "\"tpsl_mode\":\"partial\",\"stop_loss\":\"1000\"");

    template().sendBody("direct:signal-trade", stops);

    comesTo(stops.sequence(), SignalState.DONE);
    assertThat(exchange.record().requests("/v5/position/trading-stop")).hasSize(1);
  }

  @Test
  void setsAStopAgainThatWasAnsweredWellAndIsNotThere() {
    Entry buy = journal("buy", "ETHUSDT", "1");
    template().sendBody("direct:signal-trade", buy);
    comesTo(buy.sequence(), SignalState.FILLED);
    exchange.control().fault(Fault.on("/v5/position/trading-stop", Fault.Kind.CODE_BEFORE).with(0));
    startLanes();
    Entry stops = journal("s", "set_tpsl", "ETHUSDT", false, "\"stop_loss\":\"1000\"");

    comesTo(stops.sequence(), SignalState.DONE);
    assertThat(exchange.record().requests("/v5/position/trading-stop")).hasSize(2);
    assertThat(ledger.attempts(stops.sequence()))
        .extracting(Attempt::endpoint)
        .containsOnly("POST /v5/position/trading-stop")
        .hasSize(2);
  }

  @Test
  void takesUpAnIntentOfWhichTheLedgerCouldNotTellAnybody() {
    Entry order = resting("rest");
    takeUp();
    // The watch looks for waiting signals at once, and then every five seconds.
    await().during(Duration.ofSeconds(1)).until(() -> state(order) == SignalState.WORKING);
    Entry cancel = journal("c", "cancel", "ETHUSDT", true, "\"ref\":\"rest\"");

    ledger.intend(cancel.sequence(), List.of(), Clock.systemUTC().instant());
    startLanes();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> state(cancel) == SignalState.DONE && state(order) == SignalState.CANCELLED);
  }

  @Test
  void endsWhatIsTooOldBehindASignalThatCannotBeRead() {
    block("default/SOLUSDT");
    Entry unreadable = journal("odd", "order", "SOLUSDT", false, "\"side\":\"sideways\"");
    Entry old =
        journal("old", "order", "SOLUSDT", false, "\"side\":\"buy\",\"qty\":\"1\",\"max_age_s\":1");

    comesTo(old.sequence(), SignalState.EXPIRED);

    assertThat(state(unreadable)).isEqualTo(SignalState.RECEIVED);
    assertThat(alarms()).containsExactly("NOT_FOLLOWED");
    ledger.withdraw(unreadable.sequence(), "tidied up", Clock.systemUTC().instant());
    await().until(() -> alarms().isEmpty());
  }

  @Test
  void raisesAnAlarmForAnAcknowledgedOrderThatIsNowhereAndGuessesNothing() {
    exchange
        .control()
        .fault(Fault.on("/v5/order/create", Fault.Kind.HIDDEN).lasting(Duration.ofSeconds(30)));
    Entry entry = journal("hidden", "ETHUSDT", "0.1");

    template().sendBody("direct:signal-trade", entry);

    await().until(() -> alarms().contains("ORDER_VANISHED"));
    assertThat(ledger.find(entry.sequence()).orElseThrow().state()).isEqualTo(SignalState.ACKED);
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void confirmsAnOrderWhileOthersAreSentAgainSlowly() {
    Entry order = resting("rest");
    List<String> symbols =
        List.of("XRPUSDT", "SOLUSDT", "DOGEUSDT", "ADAUSDT", "ARBUSDT", "OPUSDT", "SUIUSDT");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE).times(symbols.size()));
    startLanes();
    symbols.forEach(symbol -> journal(symbol, symbol, "100"));
    exchange
        .control()
        .fault(
            Fault.on(CREATE, Fault.Kind.SLOW_AFTER)
                .lasting(Duration.ofSeconds(2))
                .times(symbols.size()));
    await().until(() -> exchange.record().requests(CREATE).size() > symbols.size() + 1);

    exchange.control().price("ETHUSDT", new BigDecimal("899"));

    await().atMost(Duration.ofSeconds(6)).until(() -> state(order) == SignalState.FILLED);
    await()
        .untilAsserted(
            () -> assertThat(exchange.record().requests(CREATE)).hasSize(2 * symbols.size() + 1));
  }

  @Test
  void adoptsTheOrderWhoseAnswerWasDropped() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_AFTER));
    Entry entry = journal("dropped", "ETHUSDT", "0.1");

    template().sendBody("direct:signal-trade", entry);

    comesTo(entry.sequence(), SignalState.FILLED);
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void raisesAnAlarmWhereTheStopThatWasAskedForIsLostThoughAnOlderOneIsThere() {
    String older = "\"side\":\"buy\",\"qty\":\"1\",\"stop_loss\":\"800\"";
    Entry first = journal("first", "order", "ETHUSDT", false, older);
    template().sendBody("direct:signal-trade", first);
    comesTo(first.sequence(), SignalState.FILLED);
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.STOP_LOST));
    String other = older.replace("800", "850") + ",\"tpsl_mode\":\"full\"";
    Entry second = journal("second", "order", "ETHUSDT", false, other);

    template().sendBody("direct:signal-trade", second);

    comesTo(second.sequence(), SignalState.FILLED);
    missesTheStopOf("second");
  }

  @Test
  void aLaterStopForAPartDoesNotHideThatAnEarlierOneIsMissing() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.STOP_LOST));
    String part = "\"side\":\"buy\",\"qty\":\"1\",\"stop_loss\":\"800\",\"tpsl_mode\":\"partial\"";
    Entry first = journal("first", "order", "ETHUSDT", false, part);
    Entry second = journal("second", "order", "ETHUSDT", false, part.replace("800", "850"));

    template().sendBody("direct:signal-trade", first);
    template().sendBody("direct:signal-trade", second);

    comesTo(second.sequence(), SignalState.FILLED);
    missesTheStopOf("first");
  }

  @Test
  void theAmendmentOfAnotherOrderDoesNotHideThatAStopIsMissing() {
    Entry resting = resting("resting");
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.STOP_LOST));
    String stop = "\"side\":\"buy\",\"qty\":\"1\",\"stop_loss\":\"800\"";
    Entry naked = journal("naked", "order", "ETHUSDT", false, stop);
    template().sendBody("direct:signal-trade", naked);
    comesTo(naked.sequence(), SignalState.FILLED);

    String other = "\"ref\":\"%s\",\"price\":\"910\"".formatted(resting.id());
    Entry amend = journal("amend", "amend", "ETHUSDT", false, other);
    template().sendBody("direct:signal-trade", amend);

    comesTo(amend.sequence(), SignalState.DONE);
    missesTheStopOf("naked");
  }

  @Test
  void aCancelOfAllIsNoReasonForAMissingStop() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.STOP_LOST));
    String buy = "\"side\":\"buy\",\"qty\":\"1\",\"stop_loss\":\"800\"";
    Entry naked = journal("naked", "order", "ETHUSDT", false, buy);
    template().sendBody("direct:signal-trade", naked);
    comesTo(naked.sequence(), SignalState.FILLED);

    Entry all = journal("all", "cancel_all", "ETHUSDT", true, "\"x_why\":\"x\"");
    template().sendBody("direct:signal-trade", all);

    comesTo(all.sequence(), SignalState.DONE);
    missesTheStopOf("naked");
  }

  @Test
  void whatWasClosedNeedsNoStopThoughTheNextIsOpenAlready() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.STOP_LOST));
    String buy = "\"side\":\"buy\",\"qty\":\"1\"";
    Entry stopped = journal("stopped", "order", "ETHUSDT", false, buy + ",\"stop_loss\":\"800\"");
    template().sendBody("direct:signal-trade", stopped);
    comesTo(stopped.sequence(), SignalState.FILLED);
    Entry close = journal("close", "close", "ETHUSDT", true, "\"x_why\":\"x\"");
    template().sendBody("direct:signal-trade", close);
    comesTo(close.sequence(), SignalState.FILLED);

    template().sendBody("direct:signal-trade", journal("next", "order", "ETHUSDT", false, buy));

    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> ledger.executedWithout("STOP_SEEN", "default", Instant.EPOCH).isEmpty());
    assertThat(alarms()).isEmpty();
  }

  @Test
  void readsBackTheStopOfAPartThatExecutedAndOfAnOrderThatWorks() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.STOP_LOST).times(2));
    exchange.control().liquidity("ETHUSDT", new BigDecimal("0.4"));
    String stop = "\"side\":\"buy\",\"qty\":\"1\",\"stop_loss\":\"800\"";
    Entry part = journal("part", "order", "ETHUSDT", false, stop);
    Entry works = journal("works", "order", "BTCUSDT", false, stop.replace("800", "20000") + LIMIT);

    template().sendBody("direct:signal-trade", part);
    template().sendBody("direct:signal-trade", works);

    comesTo(part.sequence(), SignalState.CANCELLED);
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(alarms()).containsExactly("STOP_MISSING", "STOP_MISSING"));
  }

  private void missesTheStopOf(String id) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(alarms()).containsExactly("STOP_MISSING"));
    assertThat(ledger.executedWithout("STOP_SEEN", "default", Instant.EPOCH))
        .extracting(Entry::id)
        .containsExactly(id);
  }

  private Entry resting(String id) {
    Entry order =
        journal(
            id,
            "order",
            "ETHUSDT",
            false,
            "\"side\":\"buy\",\"order_type\":\"limit\",\"price\":\"900\",\"qty\":\"0.1\"");
    template().sendBody("direct:signal-trade", order);
    comesTo(order.sequence(), SignalState.WORKING);
    return order;
  }

  private SignalState state(Entry entry) {
    return ledger.find(entry.sequence()).orElseThrow().state();
  }
}
