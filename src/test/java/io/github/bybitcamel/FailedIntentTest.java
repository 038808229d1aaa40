package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.UnknownCommitException;
import io.github.bybitcamel.model.SignalState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A ledger that does not take the intent of a signal the first time. */
class FailedIntentTest extends RouteTest {

  private final AtomicReference<LedgerException> failure = new AtomicReference<>();

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "order-watch");
  }

  @Override
  Map<String, String> environment() {
    // About 2000 a piece: one order of a tenth fits, two do not.
    return Map.of(
        "RISK_COOL_DOWN", "600",
        "RISK_ORDERS_PER_MINUTE", "2",
        "RISK_MAX_POSITION_NOTIONAL", "350",
        "RISK_MAX_OPEN_ORDERS", "1");
  }

  @Override
  Ledger wrapped(Ledger real) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (any, method, values) -> called(real, method, values));
  }

  private Object called(Ledger real, Method method, Object[] values) throws Throwable {
    if (method.getName().equals("intend")) {
      LedgerException next = failure.getAndSet(null);
      if (next != null) {
        throw next;
      }
    }
    try {
      return method.invoke(real, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void anOrderDoesNotCountAgainstItselfOnceTheDiskTakesItsIntent() {
    failure.set(new LedgerException("the disk is full"));
    placesOneAndDeniesTheNext();
  }

  @Test
  void norWhereNobodyKnewWhetherTheIntentWasTaken() {
    failure.set(new UnknownCommitException("the connection was lost"));
    placesOneAndDeniesTheNext();
  }

  private void placesOneAndDeniesTheNext() {
    startLanes();
    Entry first = journal("first", "order", "ETHUSDT", false, limit("900", "0.1"));

    comesTo(first.sequence(), SignalState.WORKING);
    Entry other = journal("other", "order", "SOLUSDT", false, limit("20", "1"));

    assertThat(comesTo(other.sequence(), SignalState.DENIED).reason())
        .isEqualTo("MAX_OPEN_ORDERS: 2 > 1");
    Entry market = journal("market", "ETHUSDT", "0.1");
    assertThat(comesTo(market.sequence(), SignalState.DENIED).reason()).contains("COOL_DOWN");
  }

  private static String limit(String price, String quantity) {
    return "\"side\":\"buy\",\"order_type\":\"limit\",\"price\":\"%s\",\"qty\":\"%s\""
        .formatted(price, quantity);
  }
}
