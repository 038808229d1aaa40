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
  private final ServerClock serverClock;
  private final Ledger ledger;
  private final Supplier<String> intake;

  /**
   * Prepares to look.
   *
   * @param intake says why files are not taken; empty text while they are
   */
  Readiness(CamelContext camel, ServerClock serverClock, Ledger ledger, Supplier<String> intake) {
    this.camel = camel;
    this.serverClock = serverClock;
    this.ledger = ledger;
    this.intake = intake;
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> conditions = new TreeMap<>();
    conditions.put("clock", clock());
    conditions.put("ledger", ledger());
    conditions.put("intake", intake.get());
    conditions.put("unknown", unknown());
    conditions.put("routes", routes());
    return conditions;
  }

  private String clock() {
    ClockHealth health = serverClock.health(ClockLimits.DEFAULT);
    return health == ClockHealth.UNKNOWN ? "the exchange's time is not known yet" : "";
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
