package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.trade.CarriedSignal;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.ConnectionProof;
import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import io.github.bybitcamel.v5.V5Request;
import io.github.bybitcamel.v5.V5Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradingAccountTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path directory;
  private final RowsClient client = new RowsClient();

  @Test
  void whoeverStopsAndClosesWaitsBehindNobody() {
    try (Ledger ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
        TradingAccount account = account(ledger)) {
      String said = account.control().halt("drill", true, true);

      assertThat(said).endsWith("0 orders cancelled; 0 closing orders");
      assertThat(client.requests())
          .extracting(V5Request::endpoint)
          .contains(V5Endpoint.POSITION_LIST, V5Endpoint.ORDER_REALTIME);
      assertThat(client.requests())
          .extracting(V5Request::priority)
          .containsOnly(CallPriority.LESSENS_RISK);
    }
  }

  private TradingAccount account(Ledger ledger) {
    Settings settings =
        Settings.of(
            Map.of(
                "BYBIT_BASE_URL",
                "http://127.0.0.1:1",
                "BYBIT_API_KEY",
                "key",
                "BYBIT_API_SECRET",
                "secret",
                "INBOX_DIRECTORY",
                directory.resolve("inbox").toString()),
            Map.of(),
            Map.of());
    Freshness freshness = new Freshness(Duration.ofMinutes(1));
    return new TradingAccount(
        AccountSettings.standard(settings, V5Settings.from(settings::find)),
        line(),
        new Shared(settings, ledger, new Alarms(CLOCK), freshness, CLOCK),
        signal -> Optional.empty(),
        steps -> entry -> {});
  }

  private AccountLine line() {
    URI exchange = URI.create("http://127.0.0.1:1");
    ServerClock serverClock = new ServerClock(CLOCK, System::nanoTime);
    V5Market market = new V5Market(client);
    V5Account account = new V5Account(client);
    return new AccountLine(
        exchange,
        new KillSwitch(directory.resolve("inbox")),
        serverClock,
        new ConnectionCheck(
            exchange, new ConnectionProof(KeyOwner.standard(""), serverClock, market, account)),
        client,
        market,
        new V5Orders(client),
        new V5Positions(client),
        account,
        new CarriedSignal());
  }
}
