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
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10006).times(500));
    startLanes();
    Entry entry = journal("late", "ETHUSDT", "1");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !exchange.record().requests("/v5/order/realtime").isEmpty());

    exchange.control().clearFaults();

    await().atMost(Duration.ofSeconds(20)).until(() -> state(entry) == SignalState.FILLED);
    assertThat(exchange.record().orders()).hasSize(1);
    await().until(() -> alarms().isEmpty());
  }

  @Test
  void endsWhatWasNeverSentInItsTimeThoughTheExchangeCannotBeAsked() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.CODE_BEFORE).with(10006).times(500));
    exchange
        .control()
        .fault(Fault.on("/v5/order/realtime", Fault.Kind.STATUS_BEFORE).with(503).times(500));
    Entry entry =
        journal(
            "late", "order", "ETHUSDT", false, "\"side\":\"buy\",\"qty\":\"1\",\"max_age_s\":7");

    template().sendBody("direct:signal-trade", entry);

    assertThat(state(entry)).isEqualTo(SignalState.INTENT);
    await().atMost(Duration.ofSeconds(30)).until(() -> state(entry) == SignalState.NOT_PLACED);
    assertThat(exchange.record().orders()).isEmpty();
  }

  private SignalState state(Entry entry) {
    return ledger.find(entry.sequence()).orElseThrow().state();
  }
}
