package io.github.bybitcamel;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.v5.ClockHealth;
import io.github.bybitcamel.v5.ClockLimits;
import io.github.bybitcamel.v5.ServerClock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** What stands in the way of signals, by name; empty text where nothing does. */
final class Readiness implements Supplier<Map<String, String>> {

  private static final String WATCH = "order-watch";

  private final CamelContext camel;
  private final Map<String, ServerClock> clocks;
  private final Ledger ledger;
  private final Map<String, Supplier<String>> more;

  /**
   * Looks at what a signal needs.
   *
   * @param clocks of the accounts, by their names
   * @param more what else it needs, by name: each tells what is wrong, or empty text
   */
  Readiness(
      CamelContext camel,
      Map<String, ServerClock> clocks,
      Ledger ledger,
      Map<String, Supplier<String>> more) {
    this.camel = camel;
    this.clocks = clocks;
    this.ledger = ledger;
    this.more = Map.copyOf(more);
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> conditions = new TreeMap<>();
    more.forEach((name, wrong) -> conditions.put(name, wrong.get()));
    conditions.put("clock", clock());
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
      return ledger.failure().orElse("");
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
