package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lane sends again once it is told to, with nobody looking at what became of it. */
class ResendTest extends RouteTest {

  private static final String ROUTE = "direct:signal-trade";
  private static final String CREATE = "/v5/order/create";

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade");
  }

  @Test
  void sendsWhatIsWantedAgain() {
    Entry order = lost();
    startLanes();

    sendAgain(order);

    await().until(() -> exchange.record().orders().size() == 1);
  }

  @Test
  void sendsNothingThatWasTakenBackWhileItWaitedForItsTurn() {
    Entry order = lost();
    Entry cancel = journal("c", "cancel", "ETHUSDT", true, "\"ref\":\"lost\"");
    template().sendBody(ROUTE, cancel);
    startLanes();

    sendAgain(order);

    await()
        .during(Duration.ofSeconds(1))
        .until(() -> exchange.record().requests(CREATE).size() == 1);
    assertThat(ledger.find(order.sequence()).orElseThrow().state()).isEqualTo(SignalState.UNKNOWN);
  }

  /** An order that never came to the exchange, and of which the desk does not know that. */
  private Entry lost() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_BEFORE));
    Entry order = journal("lost", "ETHUSDT", "0.1");
    template().sendBody(ROUTE, order);
    comesTo(order.sequence(), SignalState.UNKNOWN);
    return order;
  }
}
