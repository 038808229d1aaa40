package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderWatchTest extends RouteTest {

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
  void adoptsTheOrderWhoseAnswerWasDropped() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_AFTER));
    Entry entry = journal("dropped", "ETHUSDT", "0.1");

    template().sendBody("direct:signal-trade", entry);

    comesTo(entry.sequence(), SignalState.FILLED);
    assertThat(exchange.record().orders()).hasSize(1);
  }
}
