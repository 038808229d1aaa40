package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger whose commits come true though nobody is told: their answers were lost. */
class UntoldSignalTest extends RouteTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "order-watch");
  }

  @Override
  Ledger wrapped(Ledger real) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (any, method, values) -> called(real, method, values));
  }

  private static Object called(Ledger real, Method method, Object[] values) throws Throwable {
    if (method.getName().equals("onWaiting")) {
      return null;
    }
    try {
      return method.invoke(real, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @BeforeEach
  void start() {
    takeUp();
    startLanes();
  }

  @Test
  void aSignalIsTradedOnceThoughItsLaneWasNotToldOfIt() {
    Entry order = journal("order", "ETHUSDT", "0.1");

    comesTo(order.sequence(), SignalState.FILLED);
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void aCancelIsCarriedOutBehindAnOrderOfUnknownFateThoughItsLaneWasNotToldOfIt() {
    Entry order =
        journal(
            "rest",
            "order",
            "ETHUSDT",
            false,
            "\"side\":\"buy\",\"order_type\":\"limit\",\"price\":\"900\",\"qty\":\"0.1\"");
    comesTo(order.sequence(), SignalState.WORKING);
    block("default/ETHUSDT");

    Entry cancel = journal("cancel", "cancel", "ETHUSDT", true, "\"ref\":\"rest\"");

    comesTo(cancel.sequence(), SignalState.DONE);
    comesTo(order.sequence(), SignalState.CANCELLED);
  }

  @Test
  void aSignalThatWasLetGoIsTradedThoughItsLaneWasNotToldOfIt() {
    Entry held = journal("held", "ETHUSDT", "0.1");
    ledger.move(held.sequence(), SignalState.HELD, "asked", Clock.systemUTC().instant());

    ledger.move(held.sequence(), SignalState.RECEIVED, "let go", Clock.systemUTC().instant());

    comesTo(held.sequence(), SignalState.FILLED);
  }
}
