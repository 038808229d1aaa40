package io.github.bybitcamel;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.processor.V5Line;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.trade.AttemptLog;
import io.github.bybitcamel.trade.CarriedSignal;
import io.github.bybitcamel.v5.ConnectionProof;
import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.net.URI;

/**
 * What one account can ask its exchange, and through what.
 *
 * @param client repeats calls as far as their outcome allows; attempts are journalled
 * @param carried which signal a thread makes calls for
 */
record AccountLine(
    URI exchange,
    KillSwitch killSwitch,
    ServerClock serverClock,
    ConnectionCheck connection,
    V5Client client,
    V5Market market,
    V5Orders orders,
    V5Positions positions,
    V5Account account,
    CarriedSignal carried) {

  /**
   * Puts the calls together.
   *
   * @param account its name, as signals have it
   * @param once makes each call once
   */
  static AccountLine of(String account, V5Line line, V5Client once, Ledger ledger) {
    CarriedSignal carried = new CarriedSignal();
    V5Client client = line.repeating(new AttemptLog(once, ledger, carried, line.clock()));
    URI exchange = line.v5().baseUrl();
    ConnectionProof proof =
        new ConnectionProof(
            new KeyOwner(account, ConnectionProof.words(line.v5())),
            line.serverClock(),
            new V5Market(once),
            new V5Account(once));
    return new AccountLine(
        exchange,
        line.killSwitch(),
        line.serverClock(),
        new ConnectionCheck(exchange, proof),
        client,
        new V5Market(client),
        new V5Orders(client),
        new V5Positions(client),
        new V5Account(client),
        carried);
  }
}
