package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.plan.OrderLinkIds;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders and cancels of them, shuffled, while the desk is at work: every order that was cancelled
 * is ended once, at the exchange or before it was sent and never both, and every other one rests.
 */
@Timeout(120)
class CancelProofTest {

  private static final Logger LOG = LoggerFactory.getLogger(CancelProofTest.class);
  private static final int FILES = 8;
  private static final int RECORDS = 10;
  private static final Map<String, String> MARKETS =
      Map.of("BTCUSDT", "\"0.001\",\"price\":27000", "ETHUSDT", "\"0.01\",\"price\":1800");

  @TempDir Path directory;

  private final Map<String, String> cancels = new LinkedHashMap<>();
  private final List<String> orders = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "3,false", "4,false", "5,false"})
  void endsEveryCancelledOrderOnceAndNoOther(long seed, boolean limited) {
    Random random = new Random(seed);
    String limits = String.valueOf(limited);
    try (ProofDesk desk =
        new ProofDesk(directory, Map.of("LIMITS_ENABLED", limits, "INBOX_SETTLE", "0"))) {
      desk.exchange().control().liftLimits(!limited);
      desk.exchange().control().price("BTCUSDT", new BigDecimal("30000"));
      desk.exchange().control().price("ETHUSDT", new BigDecimal("2000"));

      for (int file = 0; file < FILES; file++) {
        desk.drop("f" + file + ".jsonl", shuffled(random));
        desk.comesTo(lastId(), any -> true);
      }

      settle(desk);
      judge(desk);
    }
  }

  private String shuffled(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      List<String> left = orders.stream().filter(id -> !cancels.containsValue(id)).toList();
      boolean cancel = !left.isEmpty() && random.nextInt(5) < 2;
      text.append(cancel ? cancel(random, left.get(random.nextInt(left.size()))) : order(random))
          .append('\n');
    }
    return text.toString();
  }

  private String order(Random random) {
    String symbol = random.nextInt(4) > 0 ? "BTCUSDT" : "ETHUSDT";
    String id = "o" + orders.size() + symbol;
    orders.add(id);
    return "{\"id\":\"%s\",\"symbol\":\"%s\",\"side\":\"buy\",\"qty\":%s}"
        .formatted(id, symbol, MARKETS.get(symbol));
  }

  private String cancel(Random random, String meant) {
    String id = "c" + cancels.size();
    cancels.put(id, meant);
    String named =
        random.nextBoolean() ? "\"ref\":\"" + meant : "\"order_link_id\":\"" + linkId(meant);
    return "{\"id\":\"%s\",\"action\":\"cancel\",\"symbol\":\"%s\",%s\"}"
        .formatted(id, meant.substring(meant.length() - "BTCUSDT".length()), named);
  }

  private String lastId() {
    return orders.get(orders.size() - 1);
  }

  private static String linkId(String id) {
    return OrderLinkIds.of("default", FileIntake.SOURCE, id, 'a');
  }

  private void settle(ProofDesk desk) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(cancels.keySet())
                  .allSatisfy(id -> assertThat(state(desk, id)).isEqualTo(SignalState.DONE));
              assertThat(orders)
                  .allSatisfy(
                      id ->
                          assertThat(state(desk, id))
                              .isEqualTo(
                                  cancels.containsValue(id)
                                      ? SignalState.CANCELLED
                                      : SignalState.WORKING));
            });
  }

  private static SignalState state(ProofDesk desk, String id) {
    return desk.find(id).map(Entry::state).orElseThrow();
  }

  private void judge(ProofDesk desk) {
    Map<String, List<String>> seen =
        desk.exchange().record().orders().stream()
            .collect(
                Collectors.groupingBy(
                    SeenOrder::orderLinkId,
                    Collectors.mapping(SeenOrder::status, Collectors.toList())));
    int unsent = 0;
    for (String id : orders) {
      List<String> statuses = seen.getOrDefault(linkId(id), List.of());
      boolean sent = !desk.find(id).orElseThrow().legs().isEmpty();
      String wanted = cancels.containsValue(id) ? "Cancelled" : "New";
      assertThat(statuses).as(id).isEqualTo(sent ? List.of(wanted) : List.of());
      unsent += sent ? 0 : 1;
    }
    LOG.info(
        "proof: {} orders, {} cancelled, {} of them before they were sent",
        orders.size(),
        cancels.size(),
        unsent);
  }
}
