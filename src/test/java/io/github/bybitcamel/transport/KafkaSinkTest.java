package io.github.bybitcamel.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.EventId;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class KafkaSinkTest {

  @TempDir static Path directory;
  private static KafkaBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new KafkaBroker(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    broker.kill();
  }

  @Test
  void sendsKeyBodyAndNoOtherHeaders() throws Exception {
    FeedRecord record = Candles.candle("BTCUSDT", 0, "30000.10", 0);
    try (SinkRig rig = rig("plain");
        Sink sink = rig.open("kafka")) {
      assertThat(sink.take(List.of(record))).isEmpty();
    }

    ConsumerRecord<String, String> found = read("plain", 1).get(0);
    assertThat(found.key()).isEqualTo(record.key());
    Map<String, String> headers = new LinkedHashMap<>();
    found
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .isEqualTo(
            Map.of("event_id", EventId.of(record), "record_type", "ohlcv", "schema", "ohlcv/1"));
    JsonNode body = new ObjectMapper().readTree(found.value());
    assertThat(body.get("event_id").asText()).isEqualTo(EventId.of(record));
    assertThat(body.get("schema").asText()).isEqualTo("ohlcv/1");
    assertThat(body.get("close").asText()).isEqualTo("30000.10");
    assertThat(body.get("datetime").asText()).isEqualTo("2026-09-30T00:00:00Z");
  }

  @Test
  void refusesOnlyTheRecordThatIsTooLarge() throws Exception {
    FeedRecord poison = Candles.from("x".repeat(50_000), Candles.candle("BTCUSDT", 1, "1", 0));
    try (SinkRig rig = rig("poison");
        Sink sink = rig.open("kafka")) {
      List<Sink.Refused> refused =
          sink.take(
              List.of(
                  Candles.candle("BTCUSDT", 0, "1", 0),
                  poison,
                  Candles.candle("BTCUSDT", 2, "1", 0)));

      assertThat(refused).extracting(Sink.Refused::record).containsExactly(poison);
      assertThat(refused.get(0).reason()).contains("RecordTooLarge");
    }
    assertThat(contents("poison", 2)).hasSize(2);
  }

  @Test
  void hasEverythingThoughTheBrokerWasKilledUnderLoad() throws Exception {
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 10_000);
    try (SinkRig rig = rig("load")) {
      CompletableFuture<Void> load = rig.load("kafka", source, 200);
      for (int kill = 1; kill <= 2; kill++) {
        int until = kill * 2500;
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> rig.taken.get() >= until || load.isDone());
        broker.kill();
        broker.start();
      }
      load.get();
    }

    Map<String, String> found = contents("load", source.size());
    assertThat(found).hasSameSizeAs(source);
    source.forEach(
        record ->
            assertThat(found.get(EventId.of(record)))
                .contains("\"timestamp\":" + record.value("timestamp") + ',')
                .contains("\"close\":\"" + record.value("close") + '"'));
  }

  @Test
  void isDownWithoutABroker() throws Exception {
    try (SinkRig rig = new SinkRig(Map.of("sink.kafka.brokers", "localhost:1"));
        Sink sink = rig.open("kafka")) {
      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 2)))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("kafka:");
    }
  }

  private static SinkRig rig(String topic) {
    return new SinkRig(Map.of("sink.kafka.brokers", broker.address(), "sink.kafka.topic", topic));
  }

  /** Returns the bodies by event id: a repeat with the same id and body is harmless. */
  private static Map<String, String> contents(String topic, int least) {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (ConsumerRecord<String, String> record : read(topic, least)) {
      String id =
          new String(record.headers().lastHeader("event_id").value(), StandardCharsets.UTF_8);
      String before = bodies.put(id, record.value());
      assertThat(before == null || before.equals(record.value())).isTrue();
    }
    return bodies;
  }

  private static List<ConsumerRecord<String, String>> read(String topic, int least) {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.address()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.size() >= least
                    && consumer.position(partition)
                        >= consumer.endOffsets(List.of(partition)).get(partition);
              });
    }
    return found;
  }
}
