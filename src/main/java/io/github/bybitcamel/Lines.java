package io.github.bybitcamel;

import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.processor.CamelV5ClientFactory;
import io.github.bybitcamel.processor.V5Line;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.UsedQuota;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/**
 * The ways to the exchanges. The default account's is {@code v5-call} of the desk itself; every
 * other account has the same route in a small context of its own.
 */
final class Lines implements AutoCloseable {

  private final List<AccountSettings> accounts;
  private final Shared shared;
  private final Map<String, V5Connection> open = new LinkedHashMap<>();

  Lines(List<AccountSettings> accounts, Shared shared) {
    this.accounts = accounts;
    this.shared = shared;
  }

  /** Opens the way of {@code account}. */
  AccountLine open(AccountSettings account, CamelContext camel, Function<String, CallWatch> watch) {
    V5Line line =
        new V5Line(
            shared.settings(),
            account.v5(),
            OutcomeTable.inForce(),
            new ServerClock(shared.clock(), System::nanoTime),
            new KillSwitch(shared.directory(), account.name()),
            shared.clock());
    return AccountLine.of(account.name(), line, once(account, line, camel, watch), shared.ledger());
  }

  private V5Client once(
      AccountSettings account, V5Line line, CamelContext camel, Function<String, CallWatch> watch) {
    LimitSettings speed = LimitSettings.from(shared.settings()::find).sharedBy(sharers(account));
    if (account.name().equals(SignalHeader.DEFAULT_ACCOUNT)) {
      return line.once(camel, speed);
    }
    V5Connection connection =
        new CamelV5ClientFactory()
            .open(
                line,
                Resources.routes("v5-call", "clock-sync"),
                speed,
                watch.apply(account.name()));
    open.put(account.name(), connection);
    return connection.once();
  }

  /** Returns until when hosts are left alone for having shut us out, by account. */
  Map<String, Instant> banned(CamelContext camel) {
    Map<String, Instant> banned = new TreeMap<>();
    V5Line.bannedUntil(camel).ifPresent(until -> banned.put(SignalHeader.DEFAULT_ACCOUNT, until));
    open.forEach(
        (name, connection) -> connection.bannedUntil().ifPresent(until -> banned.put(name, until)));
    return banned;
  }

  /** Returns how much of each quota is used now, by account. */
  Map<String, List<UsedQuota>> quotas(CamelContext camel) {
    Map<String, List<UsedQuota>> quotas = new LinkedHashMap<>();
    quotas.put(SignalHeader.DEFAULT_ACCOUNT, V5Line.quotas(camel));
    open.forEach((name, connection) -> quotas.put(name, connection.quotas()));
    return quotas;
  }

  /** The exchange counts the requests of our address, whatever the account. */
  private int sharers(AccountSettings account) {
    String counter = account.v5().countedBy();
    return (int) accounts.stream().filter(one -> one.v5().countedBy().equals(counter)).count();
  }

  /** Closes the ways that were opened beside the desk's own. */
  @Override
  public void close() {
    open.values().forEach(V5Connection::close);
    open.clear();
  }
}
