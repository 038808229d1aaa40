package io.github.bybitcamel.connector;

import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Instruments;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.trade.DirectChanges;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.trade.DirectSignals;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What an initialized connector calls: the wiring diagram of this room. */
record Session(
    V5Market market,
    V5Orders orders,
    V5Positions positions,
    V5Account account,
    DirectOrders direct,
    DirectChanges changes,
    DirectSignals signals,
    Requests requests) {

  /**
   * Wires it.
   *
   * @param limits by which orders are judged
   * @param killSwitch what stops them
   * @param freshness how old what is asked may be
   */
  static Session of(
      V5Client client, RiskLimits limits, KillSwitch killSwitch, Freshness freshness, Clock clock) {
    V5Market market = new V5Market(client);
    V5Orders orders = new V5Orders(client);
    V5Positions positions = new V5Positions(client);
    V5Account account = new V5Account(client);
    Instruments instruments = new Instruments(market, clock);
    AccountReadings readings =
        new AccountReadings(instruments, market, orders, positions, account, clock);
    Planner planner =
        new Planner(
            instruments,
            market,
            orders,
            new V5Positions(client, CallPriority.LESSENS_RISK),
            readings,
            Optional.empty(),
            clock,
            limits.limitsValue());
    RiskGate gate = new RiskGate(limits, killSwitch, instruments, readings, clock);
    Consumer<String> forbidden =
        reason -> {
          killSwitch.trip(reason);
          if (client instanceof V5Connection own) {
            own.stopWriting(reason);
          }
        };
    return new Session(
        market,
        orders,
        positions,
        account,
        new DirectOrders(planner, gate, orders, forbidden, freshness, clock),
        new DirectChanges(planner, gate, orders, positions, forbidden, freshness, clock),
        new DirectSignals(planner, gate, orders, positions, forbidden, freshness, clock),
        new Requests("connector", () -> UUID.randomUUID().toString()));
  }
}
