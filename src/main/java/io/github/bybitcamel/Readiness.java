package io.github.bybitcamel;

import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.v5.ClockHealth;
import io.github.bybitcamel.v5.ClockLimits;
import io.github.bybitcamel.v5.ServerClock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** What stands in the way of signals, by name; empty text where nothing does. */
final class Readiness implements Supplier<Map<String, String>> {

  private static final String WATCH = "order-watch";

  private final CamelContext camel;
  private final Map<String, ServerClock> clocks;
  private final LedgerView ledger;
  private final BooleanSupplier started;
  private final Supplier<String> exchange;

  /**
   * Looks at what a signal needs.
   *
   * @param started whether every account has been accepted
   * @param exchange why no exchange takes orders of ours; empty text where it does
   */
  Readiness(
      CamelContext camel,
      Map<String, ServerClock> clocks,
      LedgerView ledger,
      BooleanSupplier started,
      Supplier<String> exchange) {
    this.exchange = exchange;
    this.camel = camel;
    this.clocks = clocks;
    this.ledger = ledger;
    this.started = started;
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> conditions = new TreeMap<>();
    conditions.put(
        "start", started.getAsBoolean() ? "" : "the exchange has not accepted every account yet");
    conditions.put("clock", clock());
    conditions.put("exchange", exchange.get());
    conditions.put("ledger", ledger());
    conditions.put("unknown", unknown());
    conditions.put("routes", routes());
    return conditions;
  }

  private String clock() {
    return clocks.entrySet().stream()
        .filter(one -> one.getValue().health(ClockLimits.DEFAULT) == ClockHealth.UNKNOWN)
        .map(Map.Entry::getKey)
        .reduce((one, other) -> one + ", " + other)
        .map(accounts -> "the exchange's time is not known yet: account " + accounts)
        .orElse("");
  }

  private String ledger() {
    try {
      ledger.oldestWaiting();
      return "";
    } catch (LedgerException e) {
      return e.getMessage();
    }
  }

  private String unknown() {
    return isStarted(WATCH) ? "" : "orders of unknown fate are not asked for: " + WATCH + " rests";
  }

  private String routes() {
    return camel.getRoutes().stream()
        .map(Route::getRouteId)
        .filter(route -> !isStarted(route))
        .reduce((one, other) -> one + ", " + other)
        .map(resting -> "not started: " + resting)
        .orElse("");
  }

  private boolean isStarted(String route) {
    return camel.getRouteController().getRouteStatus(route) == ServiceStatus.Started;
  }
}
