package io.github.bybitcamel;

import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.processor.CamelV5Client;
import io.github.bybitcamel.processor.Processors;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.RetrySettings;
import io.github.bybitcamel.v5.RetryingV5Client;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Reader;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.v5.V5Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The way to the exchange alone: the shipped route, limits and retry, on a paper exchange. */
final class ReadRig implements AutoCloseable {

  private final SetClock clock = SetClock.ofThisMachine();
  private final PaperExchange exchange =
      PaperExchange.start(
          PaperSettings.defaults(0).withKey(ProofDesk.KEY, ProofDesk.SECRET), clock);
  private final Main main = new Main();
  private V5Client client;

  /** Starts both. */
  ReadRig(Path directory, Map<String, String> more) throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("BYBIT_API_KEY", ProofDesk.KEY);
    environment.put("BYBIT_API_SECRET", ProofDesk.SECRET);
    Settings settings = Settings.of(environment, Map.of(), Map.of(), LimitSettings.names());
    Properties camel =
        CamelSettings.of(settings, exchange.baseUrl(), "file:routes/v5-call.camel.yaml");
    main.setOverrideProperties(camel);
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport any) {
            client = bind(main.getCamelContext(), settings, directory);
          }
        });
    main.start();
    main.getCamelContext().getRouteController().startAllRoutes();
  }

  private V5Client bind(CamelContext context, Settings settings, Path directory) {
    V5Settings v5 = V5Settings.from(settings::find);
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    V5Reader reader = new V5Reader(OutcomeTable.inForce(), v5);
    new Processors(context.getRegistry())
        .v5Call(
            new RateLimits(
                LimitSettings.from(settings::find), clock, System::nanoTime, serverClock),
            Duration.ofSeconds(60),
            clock,
            new V5Wire(v5, serverClock, () -> UUID.randomUUID().toString()),
            new KillSwitch(directory),
            reader);
    return new RetryingV5Client(
        new CamelV5Client(context, reader),
        serverClock,
        RetrySettings.from(settings::find),
        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
        System::nanoTime);
  }

  PaperExchange exchange() {
    return exchange;
  }

  SetClock clock() {
    return clock;
  }

  /** Returns the account as seen through the rig. */
  V5Account account() {
    return new V5Account(client);
  }

  @Override
  public void close() {
    main.stop();
    exchange.close();
  }
}
