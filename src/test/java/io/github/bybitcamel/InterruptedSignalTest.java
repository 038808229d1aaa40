package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.trade.NotNowException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A lane that is told to end while its signal is held against the limits. */
class InterruptedSignalTest extends RouteTest {

  private static final String READ = "/v5/order/realtime";

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade");
  }

  @Override
  Map<String, String> environment() {
    return Map.of("RISK_MAX_TOTAL_NOTIONAL", "100000");
  }

  @Test
  void leavesTheSignalToTheNextStart() throws InterruptedException {
    exchange.control().fault(Fault.on(READ, Fault.Kind.STATUS_BEFORE).with(503).times(1000));
    Entry order = journal("o", "ETHUSDT", "0.1");
    AtomicReference<Optional<Exception>> end = new AtomicReference<>(Optional.empty());
    Thread lane = new Thread(() -> end.set(carried(order)));
    lane.start();
    await().until(() -> exchange.record().requests(READ).size() > 1);

    lane.interrupt();

    lane.join(Duration.ofSeconds(10).toMillis());
    assertThat(ledger.find(order.sequence()).orElseThrow().state()).isEqualTo(SignalState.RECEIVED);
    assertThat(end.get()).containsInstanceOf(NotNowException.class);
  }

  private Optional<Exception> carried(Entry entry) {
    return Optional.ofNullable(
        template()
            .send("direct:signal-trade", sent -> sent.getMessage().setBody(entry))
            .getException());
  }
}
