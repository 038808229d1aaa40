package io.github.bybitcamel.connector;

import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector, and a paper exchange at rest, BTCUSDT at 30000. */
@Timeout(60)
abstract class ConnectorTest {

  static final String BTC = "BTCUSDT";

  final SetClock exchangeTime = SetClock.ofThisMachine();

  @TempDir Path inbox;
  PaperExchange exchange;
  BybitV5Connector connector;

  @BeforeEach
  void open() {
    Map<String, BigDecimal> balances =
        Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("2"));
    exchange =
        PaperExchange.start(
            PaperSettings.defaults(0).withLimited(false).withBalances(balances), exchangeTime);
    exchange.control().freeze();
    exchange.control().price(BTC, new BigDecimal("30000"));
    exchange.control().price("BTCUSD", new BigDecimal("30000"));
    connector = builder().build();
    connector.initialize();
  }

  @AfterEach
  void close() {
    connector.close();
    exchange.close();
  }

  BybitV5Builder builder() {
    return BybitV5Connector.builder()
        .setting("bybit.base-url", exchange.baseUrl().toString())
        .setting("bybit.api-key", "paper")
        .setting("bybit.api-secret", "paper-secret")
        .setting("inbox.directory", inbox.toString())
        .setting("risk.max-order-notional", "10000");
  }

  /** Returns settings of the same exchange and key, and {@code others}, as the environment has. */
  Settings settings(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(others);
    all.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    all.put("BYBIT_API_KEY", "paper");
    all.put("BYBIT_API_SECRET", "paper-secret");
    return Settings.of(all, Map.of(), Map.of());
  }

  PlacedOrder market(String side, String quantity) {
    return connector.placeOrder(Map.of("symbol", BTC, "side", side, "qty", quantity));
  }

  PlacedOrder limit(String orderLinkId, String price) {
    return connector.placeOrder(
        Map.of(
            "symbol", BTC,
            "side", "buy",
            "qty", "0.01",
            "price", price,
            "order_link_id", orderLinkId));
  }
}
