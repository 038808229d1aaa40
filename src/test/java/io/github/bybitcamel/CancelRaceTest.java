package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

/** An order and its cancel at the same step: one of them wins, and the other sees it. */
class CancelRaceTest extends RouteTest {

  private static final String ROUTE = "direct:signal-trade";
  private static final String CREATE = "/v5/order/create";

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "order-watch");
  }

  @Test
  void sendsNothingOfAnOrderThatWasCancelledAfterItWasPlanned() throws Exception {
    Entry order = order();
    Exchange planned = at("planSignal", order);
    Entry cancel = cancel();

    template().sendBody(ROUTE, cancel);
    step("checkRisk", planned);
    step("sendOrders", planned);

    assertThat(now(order).state()).isEqualTo(SignalState.CANCELLED);
    assertThat(now(cancel).state()).isEqualTo(SignalState.DONE);
    assertThat(exchange.record().requests(CREATE)).isEmpty();
  }

  @Test
  void cancelsAtTheExchangeWhatWasSentAfterItsCancelWasPlanned() throws Exception {
    Entry order = order();
    Entry cancel = cancel();
    Exchange planned = at("planSignal", cancel);

    template().sendBody(ROUTE, order);
    step("sendOrders", planned);

    assertThat(now(cancel).state()).isEqualTo(SignalState.RECEIVED);
    assertThat(now(order).state()).isNotEqualTo(SignalState.CANCELLED);
    startLanes();
    comesTo(cancel.sequence(), SignalState.DONE);
    comesTo(order.sequence(), SignalState.CANCELLED);
    assertThat(exchange.record().orders())
        .singleElement()
        .satisfies(seen -> assertThat(seen.status()).isEqualTo("Cancelled"));
  }

  @Test
  void doesNotSendAgainAChangeThatWasAnsweredWithAnUnlistedCode() {
    Entry order = order();
    template().sendBody(ROUTE, order);
    comesTo(order.sequence(), SignalState.WORKING);
    exchange.control().fault(Fault.on("/v5/order/cancel", Fault.Kind.CODE_BEFORE).with(199999));
    Entry cancel = cancel();

    template().sendBody(ROUTE, cancel);

    Entry refused = comesTo(cancel.sequence(), SignalState.REJECTED);
    assertThat(refused.reason()).contains("199999").doesNotStartWith("UNLISTED");
    assertThat(exchange.record().requests("/v5/order/cancel")).hasSize(1);
    await().until(() -> now(order).state() == SignalState.WORKING);
  }

  private Entry order() {
    return journal(
        "rest",
        "order",
        "ETHUSDT",
        false,
        "\"side\":\"buy\",\"order_type\":\"limit\",\"price\":\"900\",\"qty\":\"0.1\"");
  }

  private Entry cancel() {
    return journal("c", "cancel", "ETHUSDT", true, "\"ref\":\"rest\"");
  }

  private Entry now(Entry entry) {
    return ledger.find(entry.sequence()).orElseThrow();
  }

  private Exchange at(String name, Entry entry) throws Exception {
    Exchange on = context().getEndpoint(ROUTE).createExchange();
    on.getMessage().setBody(entry);
    step(name, on);
    return on;
  }

  private void step(String name, Exchange on) throws Exception {
    context().getRegistry().lookupByNameAndType(name, Processor.class).process(on);
  }
}
