package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must add up after anything a client may do. */
class LedgerInvariantsTest extends PaperTest {

  private static final String[] FORCES = {"GTC", "IOC", "FOK", "PostOnly"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void addsUp(long seed) {
    Random random = new Random(seed);
    exchange.control().liquidity("BTCUSDT", new BigDecimal("0.5"));

    for (int i = 0; i < 120; i++) {
      act(random, i);
      clock.forward(Duration.ofMillis(250));
    }

    assertThat(signedExecutions()).isEqualByComparingTo(signedPosition());
    assertThat(changes())
        .isEqualByComparingTo(client.wallet().at("/coin/0/walletBalance").asText());
    assertThat(filledByExecutions()).isEqualTo(filledByOrders());
    assertThat(exchange.record().orders()).noneMatch(o -> o.filled().compareTo(o.qty()) > 0);
  }

  private void act(Random random, int i) {
    int price = 29000 + random.nextInt(2000);
    String side = random.nextBoolean() ? "Buy" : "Sell";
    String head = "'side':'" + side + "','qty':'0." + (1 + random.nextInt(9)) + "',";
    switch (random.nextInt(8)) {
      case 0, 1 -> price("BTCUSDT", Integer.toString(price));
      case 2 -> client.create(head + "'orderType':'Market'");
      case 3 -> client.create(head + "'orderType':'Market','reduceOnly':true");
      case 4 ->
          client.create(head + "'orderType':'Market','stopLoss':'28500','takeProfit':'31500'");
      case 5 ->
          client.create(
              head
                  + "'orderType':'Market','tpslMode':'Partial','takeProfit':'"
                  + (side.equals("Buy") ? 31100 : 28900)
                  + "'");
      case 6 ->
          client.create(
              head
                  + "'orderType':'Limit','timeInForce':'"
                  + FORCES[random.nextInt(FORCES.length)]
                  + "','price':'"
                  + price
                  + "','orderLinkId':'n"
                  + i
                  + "'");
      default ->
          client.post(
              "/v5/order/cancel",
              "{'category':'linear','symbol':'BTCUSDT','orderLinkId':'n"
                  + random.nextInt(i + 1)
                  + "'}");
    }
  }

  private BigDecimal signedExecutions() {
    return exchange.record().executions().stream()
        .map(e -> e.side() == Side.BUY ? e.qty() : e.qty().negate())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal signedPosition() {
    JsonNode position = client.position("BTCUSDT");
    BigDecimal size = new BigDecimal(position.get("size").asText());
    return position.get("side").asText().equals("Sell") ? size.negate() : size;
  }

  private BigDecimal changes() {
    BigDecimal sum = new BigDecimal("100000");
    String cursor = "";
    do {
      String query = "limit=50" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      JsonNode page =
          PaperClient.json(
              client.send(client.signed("GET", "/v5/account/transaction-log", query, "")));
      for (JsonNode row : page.at("/result/list")) {
        sum = sum.add(new BigDecimal(row.get("change").asText()));
      }
      cursor = page.at("/result/nextPageCursor").asText();
    } while (!cursor.isEmpty());
    return sum;
  }

  private Map<String, BigDecimal> filledByExecutions() {
    return exchange.record().executions().stream()
        .collect(
            Collectors.toMap(
                SeenExecution::orderId,
                e -> e.qty().stripTrailingZeros(),
                LedgerInvariantsTest::sum));
  }

  private Map<String, BigDecimal> filledByOrders() {
    return exchange.record().orders().stream()
        .filter(o -> o.filled().signum() > 0)
        .collect(Collectors.toMap(SeenOrder::orderId, o -> o.filled().stripTrailingZeros()));
  }

  private static BigDecimal sum(BigDecimal a, BigDecimal b) {
    return a.add(b).stripTrailingZeros();
  }
}
