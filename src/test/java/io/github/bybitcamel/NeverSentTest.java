package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order that the exchange does not take for longer than it is tried at once. */
class NeverSentTest extends RouteTest {

  private static final String CREATE = "/v5/order/create";
  private static final String TRADE = "direct:signal-trade";

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "order-watch");
  }

  @Override
  Map<String, String> environment() {
    return Map.of("RETRY_DEADLINE", "300");
  }

  @Test
  void isSentOnceTheExchangeTakesIt() {
    refuseEverything();
    startLanes();
    Entry entry = journal("late", "ETHUSDT", "1");
    waitsForLong(entry);

    exchange.control().clearFaults();

    await().atMost(Duration.ofSeconds(20)).until(() -> state(entry) == SignalState.FILLED);
    assertThat(exchange.record().orders()).hasSize(1);
    assertThat(alarms()).isEmpty();
  }

  @Test
  void endsInItsLaneOnceItIsTooOld() {
    refuseEverything();
    Entry entry =
        journal(
            "late", "order", "ETHUSDT", false, "\"side\":\"buy\",\"qty\":\"1\",\"max_age_s\":7");

    template().sendBody(TRADE, entry);

    assertThat(state(entry)).isEqualTo(SignalState.NOT_PLACED);
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void endsInItsTimeThoughTheExchangeHasShutUsOut() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.TOO_FREQUENT));
    Entry entry =
        journal(
            "late", "order", "ETHUSDT", false, "\"side\":\"buy\",\"qty\":\"1\",\"max_age_s\":3");

    template().sendBody(TRADE, entry);

    assertThat(state(entry)).isEqualTo(SignalState.INTENT);
    await().atMost(Duration.ofSeconds(20)).until(() -> state(entry) == SignalState.NOT_PLACED);
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void isNotSentOnceItWasTakenBack() {
    refuseEverything();
    startLanes();
    Entry entry = journal("late", "ETHUSDT", "1");
    await().until(() -> !exchange.record().requests(CREATE).isEmpty());

    Entry close = journal("close", "close", "ETHUSDT", true, "\"dry_run\":false");

    await().atMost(Duration.ofSeconds(20)).until(() -> state(entry) == SignalState.NOT_PLACED);
    exchange.control().clearFaults();
    await().atMost(Duration.ofSeconds(20)).until(() -> state(close).isFinal());
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void isNotOvertakenByItsOwnExit() {
    refuseEverything();
    startLanes();
    Entry entry = journal("entry", "ETHUSDT", "1");
    Entry exit =
        journal(
            "exit",
            "order",
            "ETHUSDT",
            true,
            "\"side\":\"sell\",\"qty\":\"1\",\"price\":\"9000\",\"reduce_only\":true");
    waitsForLong(entry);

    exchange.control().clearFaults();

    await().atMost(Duration.ofSeconds(20)).until(() -> state(exit) == SignalState.WORKING);
    assertThat(state(entry)).isEqualTo(SignalState.FILLED);
  }

  private void waitsForLong(Entry entry) {
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(entry) == SignalState.INTENT);
  }

  private void refuseEverything() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10006).times(500));
  }

  private SignalState state(Entry entry) {
    return ledger.find(entry.sequence()).orElseThrow().state();
  }
}
