package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.paper.SeenOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same signals twice, from 64 connections at once: each is traded once. {@code
 * -Dhttp.proof.signals=10000} runs the long form.
 */
@Timeout(900)
class HttpOnceProofTest extends HttpTest {

  private static final int SIGNALS = Integer.getInteger("http.proof.signals", 300);
  private static final int CONNECTIONS = 64;
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  private static final List<String> SIZES = List.of("0.01", "0.1", "1");

  @Override
  Map<String, String> more() {
    return Map.of("LIMITS_ENABLED", "false");
  }

  private static String signal(int i) {
    return """
        {"id":"n%d","symbol":"%s","side":"%s","qty":"%s","max_age_s":3600}"""
        .formatted(i, SYMBOLS.get(i % 3), i % 2 == 0 ? "buy" : "sell", SIZES.get(i % 3));
  }

  private List<Integer> sendAll() {
    ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      IntStream.range(0, SIGNALS)
          .mapToObj(
              i ->
                  CompletableFuture.runAsync(
                      () -> statuses.add(send(post("/signals", signal(i))).statusCode()), senders))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      senders.shutdown();
    }
    return List.copyOf(statuses);
  }

  @Test
  void tradesEachSignalOnce() {
    exchange.control().liftLimits(true);

    assertThat(sendAll()).hasSize(SIGNALS).containsOnly(202);
    assertThat(sendAll()).hasSize(SIGNALS).containsOnly(200);

    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(placed()).hasSize(SIGNALS));
    assertThat(placed()).extracting(SeenOrder::orderLinkId).doesNotHaveDuplicates();
  }
}
