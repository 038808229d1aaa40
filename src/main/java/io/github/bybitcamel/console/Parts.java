package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.UsedQuota;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the console shows, and through what it acts.
 *
 * @param feeds empty where this desk carries no feeds
 * @param limits the risk limits, given what the account holds
 */
public record Parts(
    Identity identity,
    Clock clock,
    Ledger ledger,
    ServerClock serverClock,
    Exchange exchange,
    TradingSwitch trading,
    SignalDoor door,
    Supplier<List<UsedQuota>> quotas,
    Supplier<List<AlarmView>> alarms,
    Supplier<List<RouteView>> routes,
    Supplier<List<SettingView>> settings,
    Function<AccountView, List<Limit>> limits,
    Optional<FeedBoard> feeds,
    Supplier<Map<String, String>> unready) {

  /** What is read from the exchange. */
  public record Exchange(
      V5Market market, V5Orders orders, V5Positions positions, V5Account account) {}
}
