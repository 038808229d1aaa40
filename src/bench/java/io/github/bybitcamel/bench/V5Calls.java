package io.github.bybitcamel.bench;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.processor.V5Line;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Settings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * What is sold: the whole V5 call as the desk makes it, from a typed order through limiter, route
 * {@code v5-call}, signature, kill switch, camel-http and reading to a typed acknowledgement, with
 * its line in the log.
 */
final class V5Calls implements Calls {

  private static final int UNMET = 1_000_000_000;

  private final Main main = new Main();
  private final V5Client client;
  private final V5Orders orders;

  /**
   * Opens the way.
   *
   * @param limited whether the documented quotas hold; lifted, the limiter keeps quotas that are
   *     never met
   */
  V5Calls(URI exchange, Path directory, boolean limited) {
    Map<String, String> named =
        Map.of(
            "bybit.base-url", exchange.toString(),
            "bybit.api-key", "paper",
            "bybit.api-secret", "paper-secret");
    Settings settings = Settings.of(Map.of(), named, Map.of(), LimitSettings.names());
    V5Settings v5 = V5Settings.from(settings::find);
    Clock clock = Clock.systemUTC();
    V5Line line =
        new V5Line(
            settings,
            v5,
            OutcomeTable.shipped(),
            new ServerClock(clock, System::nanoTime),
            new KillSwitch(directory),
            clock);
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(
        CamelSettings.of(settings, v5.baseUrl(), "classpath:routes/v5-call.camel.yaml"));
    AtomicReference<V5Client> way = new AtomicReference<>();
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport any) {
            LimitSettings speed = LimitSettings.from(settings::find);
            way.set(
                line.repeating(line.once(main.getCamelContext(), limited ? speed : lifted(speed))));
          }
        });
    main.start();
    client = way.get();
    orders = new V5Orders(client);
  }

  /** Returns the way itself. */
  V5Client client() {
    return client;
  }

  /** Quotas that are kept and never met. */
  private static LimitSettings lifted(LimitSettings usual) {
    return new LimitSettings(
        true,
        UNMET,
        usual.guard(),
        usual.ban(),
        Map.of("limits.quota.order-create.futures", UNMET));
  }

  @Override
  public void place(long number) {
    place("BTCUSDT", "bench-" + number, "0.01", "27000.5");
  }

  /** Places a limit order to buy. */
  void place(String symbol, String orderLinkId, String quantity, String price) {
    orders.create(
        new OrderRequest(
            Category.LINEAR,
            symbol,
            orderLinkId,
            Side.BUY,
            OrderType.LIMIT,
            new BigDecimal(quantity),
            false,
            Optional.of(new BigDecimal(price)),
            Optional.empty(),
            TimeInForce.GTC,
            false,
            false,
            0,
            Exits.NONE),
        Instant.MAX);
  }

  @Override
  public void close() {
    main.stop();
  }
}
