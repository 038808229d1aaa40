package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.paper.SeenOrder;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A broker that dies in the middle of many messages: each is traded once, in the order of its
 * symbol. {@code -Djms.proof.signals=10000} runs the long form.
 */
@Timeout(900)
class JmsOnceProofTest extends RunningDesk {

  private static final int SIGNALS = Integer.getInteger("jms.proof.signals", 600);
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  private static final List<String> SIZES = List.of("0.01", "0.1", "1");

  private Broker broker;

  @Override
  @BeforeEach
  void start() {
    broker = new Broker(directory.resolve("broker"), FreePort.find());
    super.start();
    exchange.control().liftLimits(true);
  }

  @Override
  @AfterEach
  void stop() {
    super.stop();
    broker.close();
  }

  @Override
  Desk desk(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("JMS_BROKER_URL", broker.url());
    environment.put("JMS_CONSUMERS", "4");
    environment.put("LIMITS_ENABLED", "false");
    return super.desk(environment);
  }

  private void sendAll() {
    AtomicInteger next = new AtomicInteger();
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> sendFrom(next));
  }

  /** A send that was not acknowledged is made again: it may come twice. */
  private boolean sendFrom(AtomicInteger next) throws JMSException {
    try (JMSContext jms = broker.factory().createContext()) {
      for (int i = next.get(); i < SIGNALS; i = next.incrementAndGet()) {
        String symbol = SYMBOLS.get(i % 3);
        TextMessage message =
            jms.createTextMessage(
                """
                {"id":"m%d","symbol":"%s","side":"%s","qty":"%s","max_age_s":3600}"""
                    .formatted(i, symbol, i % 2 == 0 ? "buy" : "sell", SIZES.get(i % 3)));
        message.setStringProperty("JMSXGroupID", symbol);
        jms.createProducer().send(jms.createQueue("signals"), message);
      }
    }
    return true;
  }

  @Test
  void tradesEachMessageOnceAndInOrder() {
    CompletableFuture<Void> sending = CompletableFuture.runAsync(this::sendAll);
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofMinutes(2))
        .until(() -> placed().size() > SIGNALS / 40);
    broker.kill();
    int before = placed().size();
    broker.start();
    sending.join();

    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(placed()).hasSize(SIGNALS));
    assertThat(before).isLessThan(SIGNALS);
    assertThat(placed()).extracting(SeenOrder::orderLinkId).doesNotHaveDuplicates();
    assertOrderKept();
  }

  private void assertOrderKept() {
    desk.close();
    try (Ledger ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("data/ledger.db"))) {
      List<Entry> journalled = new ArrayList<>(ledger.recent(2 * SIGNALS));
      Collections.reverse(journalled);
      Map<String, List<Integer>> bySymbol =
          journalled.stream()
              .filter(entry -> entry.first() == 0)
              .collect(
                  Collectors.groupingBy(
                      Entry::symbol,
                      Collectors.mapping(
                          entry -> Integer.parseInt(entry.id().substring(1)),
                          Collectors.toList())));
      assertThat(bySymbol.values()).hasSize(3).allSatisfy(ids -> assertThat(ids).isSorted());
      assertThat(bySymbol.values().stream().mapToInt(List::size).sum()).isEqualTo(SIGNALS);
    }
    desk = desk(Map.of());
  }
}
