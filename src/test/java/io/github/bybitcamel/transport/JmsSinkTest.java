package io.github.bybitcamel.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.Broker;
import io.github.bybitcamel.FreePort;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.EventId;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JmsSinkTest {

  @TempDir Path directory;
  private Broker broker;
  private String url;

  @BeforeEach
  void start() {
    broker = new Broker(directory, FreePort.find());
    url = broker.url();
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void sendsOneTextWithItsPropertiesAndNoOthers() throws Exception {
    FeedRecord record = Candles.candle("BTCUSDT", 0, "30000.10", 0);
    try (SinkRig rig = rig();
        Sink sink = rig.open("jms")) {
      assertThat(sink.take(List.of(record, record))).isEmpty();
    }

    try (JMSContext context = new ActiveMQConnectionFactory(url).createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue("candles"))) {
      Message message = consumer.receive(5000);
      assertThat(message.getBody(String.class))
          .startsWith("{\"event_id\":\"" + EventId.of(record))
          .contains("\"schema\":\"ohlcv/1\"")
          .contains("\"close\":\"30000.10\"");
      assertThat(message.getStringProperty("event_id")).isEqualTo(EventId.of(record));
      assertThat(message.getStringProperty("_AMQ_DUPL_ID")).isEqualTo(EventId.of(record));
      assertThat(message.getStringProperty("JMSXGroupID"))
          .isEqualTo("bybit|linear|BTCUSDT|1m|last");
      assertThat(names(message))
          .containsExactlyInAnyOrder(
              "event_id",
              "record_type",
              "schema",
              "_AMQ_DUPL_ID",
              "JMSXGroupID",
              "JMSXDeliveryCount");
      assertThat(consumer.receive(300)).as("the broker drops the repeat").isNull();
    }
  }

  private static List<String> names(Message message) throws Exception {
    return Collections.list((java.util.Enumeration<?>) message.getPropertyNames()).stream()
        .map(String::valueOf)
        .toList();
  }

  @Test
  void hasEverythingOnceThoughTheBrokerWasStoppedUnderLoad() throws Exception {
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 3000);
    try (SinkRig rig = rig()) {
      CompletableFuture<Void> load = rig.load("jms", source, 100);
      for (int kill = 1; kill <= 2; kill++) {
        int until = kill * 700;
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> rig.taken.get() >= until || load.isDone());
        broker.kill();
        broker.start();
      }
      load.get();
      assertThat(rig.downs).hasPositiveValue();
    }

    Map<String, String> found = new TreeMap<>();
    try (JMSContext context = new ActiveMQConnectionFactory(url).createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue("candles"))) {
      for (Message message = consumer.receive(2000);
          message != null;
          message = consumer.receive(500)) {
        String again =
            found.put(message.getStringProperty("event_id"), message.getBody(String.class));
        assertThat(again).as("the broker drops repeats").isNull();
      }
    }
    assertThat(found).hasSameSizeAs(source);
    source.forEach(
        record ->
            assertThat(found.get(EventId.of(record)))
                .contains("\"close\":\"" + record.value("close") + '"'));
  }

  @Test
  void tellsNoPasswordWhenItIsDown() throws Exception {
    broker.close();
    try (SinkRig rig =
            new SinkRig(
                Map.of(
                    "sink.jms.broker-url",
                    url,
                    "sink.jms.user",
                    "me",
                    "sink.jms.password",
                    "hidden1"));
        Sink sink = rig.open("jms")) {
      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 2)))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("sink-jms:queue:candles")
          .hasMessageNotContaining("hidden1");
    }
    broker.start();
  }

  private SinkRig rig() {
    return new SinkRig(Map.of("sink.jms.broker-url", url));
  }
}
