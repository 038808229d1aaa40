package io.github.bybitcamel.connector;

import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A connector, and a paper exchange at rest, BTCUSDT at 30000. */
@Timeout(60)
abstract class ConnectorTest {

  static final String BTC = "BTCUSDT";

  @TempDir Path inbox;
  PaperExchange exchange;
  BybitV5Connector connector;

  @BeforeEach
  void open() {
    Map<String, BigDecimal> balances =
        Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("2"));
    exchange =
        PaperExchange.start(
            PaperSettings.defaults(0).withLimited(false).withBalances(balances), Clock.systemUTC());
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
