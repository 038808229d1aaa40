package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.PlacedOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that nobody waits for, more of them than there are threads. */
class AsyncCallsTest extends ConnectorTest {

  private static final String CREATE = "/v5/order/create";

  @Test
  void letsACancelAndACloseOvertakeOrdersThatWaitForTheLimit() throws Exception {
    limit("resting", "20000");
    market("Buy", "0.01");
    List<CompletableFuture<PlacedOrder>> orders = orders(60);
    await(10);

    CompletableFuture<?> all =
        CompletableFuture.allOf(
            connector.cancelOrderAsync(BTC, "resting"),
            connector.closePositionAsync(BTC),
            connector.executeTradeAsync(
                "{\"action\":\"cancel\",\"symbol\":\"BTCUSDT\",\"order_link_id\":\"w0\"}"));
    all.get(5, TimeUnit.SECONDS);

    assertThat(exchange.record().requests(CREATE).size()).isLessThan(40);
    connector.close();
    assertThat(orders).allMatch(CompletableFuture::isDone);
    assertThatThrownBy(() -> orders.get(59).join()).hasMessageContaining("was closed before");
  }

  @Test
  void saysWhatIsWrongThroughTheFuture() {
    CompletableFuture<PlacedOrder> misspelt = connector.placeOrderAsync(Map.of("symbl", BTC));

    assertThatThrownBy(misspelt::join).hasMessageContaining("symbl");
  }

  @Test
  void initializesWithoutWaiting() throws Exception {
    try (BybitV5Connector fresh = builder().build()) {
      fresh.initializeAsync().get(20, TimeUnit.SECONDS);

      assertThat(fresh.getBalances()).isNotEmpty();
    }
  }

  private List<CompletableFuture<PlacedOrder>> orders(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                connector.placeOrderAsync(
                    Map.of(
                        "symbol", BTC,
                        "side", "Buy",
                        "order_type", "limit",
                        "qty", "0.001",
                        "price", "20000",
                        "order_link_id", "w" + i)))
        .toList();
  }

  private void await(int created) {
    org.awaitility.Awaitility.await()
        .until(() -> exchange.record().requests(CREATE).size() >= created);
  }
}
