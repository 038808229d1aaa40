package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTradeTest extends RouteTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade");
  }

  @Test
  void bringsASignalToItsAcknowledgement() {
    Entry entry = journal("buy", "BTCUSDT", "0.01");

    template().sendBody("direct:signal-trade", entry);

    Entry after = ledger.find(entry.sequence()).orElseThrow();
    assertThat(after.state()).isEqualTo(SignalState.ACKED);
    assertThat(exchange.record().orders())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.orderLinkId()).isEqualTo(after.legs().get(0).orderLinkId());
              assertThat(order.orderId()).isEqualTo(after.legs().get(0).orderId());
            });
  }

  @Test
  void endsTheWayOfWhatARuleRefuses() {
    Entry entry = journal("small", "BTCUSDT", "0.0001");

    template().sendBody("direct:signal-trade", entry);

    assertThat(ledger.find(entry.sequence()).orElseThrow().state()).isEqualTo(SignalState.INVALID);
    assertThat(exchange.record().requests("/v5/order/create")).isEmpty();
  }

  @Test
  void leavesAnOrderOfUnknownFateUnknownAndSendsItOnce() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_AFTER));
    Entry entry = journal("dropped", "BTCUSDT", "0.01");

    template().sendBody("direct:signal-trade", entry);

    assertThat(ledger.find(entry.sequence()).orElseThrow().state()).isEqualTo(SignalState.UNKNOWN);
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }
}
