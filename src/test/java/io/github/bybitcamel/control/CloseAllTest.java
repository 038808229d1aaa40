package io.github.bybitcamel.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Instruments;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CloseAllTest {

  @TempDir Path inbox;
  private final RowsClient client = new RowsClient();

  @Test
  void tellsAPositionThatCannotBeReadAndClosesTheOthers() {
    client.rows(
        V5Endpoint.POSITION_LIST,
        "{'symbol':'ODD','side':'Long','size':'5'}",
        "{'symbol':'GOOD','side':'Buy','size':'5'}");

    String said = control().halt("drill", false, true);

    assertThat(said)
        .contains("0 closing orders, not done: linear: ")
        .contains("side is 'Long'")
        .contains("GOOD: UNKNOWN_SYMBOL");
  }

  private AccountControl control() {
    Clock clock = Clock.systemUTC();
    V5Market market = new V5Market(client);
    V5Orders orders = new V5Orders(client);
    V5Positions positions = new V5Positions(client);
    KillSwitch killSwitch = new KillSwitch(inbox);
    Instruments instruments = new Instruments(market, clock);
    AccountReadings readings =
        new AccountReadings(instruments, market, orders, positions, new V5Account(client), clock);
    Planner planner =
        new Planner(
            instruments, market, orders, positions, readings, Optional.empty(), clock, false);
    RiskGate gate =
        new RiskGate(
            new RiskSettings(name -> Optional.empty(), false).limits(Set.of()),
            killSwitch,
            instruments,
            readings,
            clock);
    DirectOrders direct =
        new DirectOrders(
            planner, gate, orders, reason -> {}, new Freshness(Duration.ofMinutes(1)), clock);
    return new AccountControl(
        "default", killSwitch, orders, positions, direct, new Alarms(clock), clock);
  }
}
