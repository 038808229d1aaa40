package io.github.bybitcamel.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.EventId;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class CamelSinkFactoryTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"fil, file", "flie, file", "kafak, kafka", "JDBC, jdbc", "https, http", "logs, log"})
  void refusesAnUnknownNameWithTheRightSpelling(String wrong, String right) {
    try (SinkRig rig = new SinkRig(Map.of())) {
      assertThatThrownBy(() -> rig.open(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + wrong + "' is no sink; did you mean '" + right + "'?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "paho-mqtt5:topic, camel-paho-mqtt5-4.22.0.jar",
    "aws2-s3:bucket, camel-aws2-s3-4.22.0.jar",
    "smtp:host, camel-mail-4.22.0.jar",
    "sftp:host, no component for 'sftp:': add camel-ftp-4.22.0.jar",
    "kafak:topic, did you mean 'kafka'? Else add camel-kafak-4.22.0.jar",
    "fiel:out, did you mean 'file'? Else add camel-fiel-4.22.0.jar",
    "mqtt:topic, write 'paho-mqtt5:' and add camel-paho-mqtt5-4.22.0.jar"
  })
  void saysWhichJarIsMissing(String uri, String jar) {
    try (SinkRig rig = new SinkRig(Map.of())) {
      assertThatThrownBy(() -> rig.open(uri))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(jar)
          .hasMessageContaining("lib/");
    }
  }

  @Test
  void saysHowTheComponentIsSpeltThatIsThere() {
    try (SinkRig rig = new SinkRig(Map.of())) {
      assertThatThrownBy(() -> rig.open("artemis:queue:candles"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no component for 'artemis:': write 'jms:'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:hidden1@db/records?password=hidden1",
        "jdbc:sqlite:records.db",
      })
  void saysHowADatabaseIsNamedAndShowsNoSecret(String url) {
    try (SinkRig rig = new SinkRig(Map.of())) {
      assertThatThrownBy(() -> rig.open(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("write the short name 'jdbc', and set SINK_JDBC_URL")
          .hasMessageNotContaining("hidden1");
      FeedSpec feed =
          new FeedSpec("mine", "ohlcv", Map.of("symbols", "BTCUSDT", "sinks", "log," + url));
      assertThatThrownBy(() -> Feeds.trySinks(feed, Map.of(), rig.factory()))
          .hasMessageStartingWith("feed 'mine'")
          .hasMessageContaining("write the short name 'jdbc'")
          .hasMessageNotContaining("hidden1");
    }
  }

  @Test
  void writesToAnyEndpointByItsUri() throws Exception {
    String uri = "file:" + directory + "?fileName=all.jsonl&fileExist=Append&appendChars=\\n";
    try (SinkRig rig = new SinkRig(Map.of());
        Sink sink = rig.open(uri)) {
      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 3))).isEmpty();
    }

    assertThat(Files.readAllLines(directory.resolve("all.jsonl")))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("{\"event_id\":\"" + EventId.of(Candles.candle("BTCUSDT", 0, "1", 0)));
  }

  @Test
  void givesAKafkaUriOurTermsWhereItHasNoneOfItsOwn() {
    assertThat(KafkaCarrier.at("kafka:eth?lingerMs=9", "one:9092").uri())
        .isEqualTo(
            "kafka:eth?lingerMs=9&deliveryTimeoutMs=20000&enableIdempotence=true&maxBlockMs=10000"
                + "&requestRequiredAcks=all&requestTimeoutMs=10000&brokers=one:9092");
    assertThat(KafkaCarrier.at("kafka:eth?brokers=a:1,b:2", "one:9092").uri())
        .startsWith("kafka:eth?brokers=a:1,b:2&")
        .doesNotContain("one:9092");
  }

  @Test
  void waitsOnceForABrokerThatIsNotThereAndNotForEveryRecord() {
    try (SinkRig rig = new SinkRig(Map.of());
        Sink sink = rig.open("kafka:eth?brokers=127.0.0.1:1&maxBlockMs=500")) {
      assertThat(sink.most()).isEqualTo(1000);
      assertTimeout(
          Duration.ofSeconds(20),
          () ->
              assertThatThrownBy(() -> sink.take(Candles.candles("ETHUSDT", 0, 100)))
                  .isInstanceOf(SinkDownException.class));
    }
  }

  @Test
  void refusesAUriWithAMisspeltParameterAndShowsNoSecret() {
    try (SinkRig rig = new SinkRig(Map.of())) {
      assertThatThrownBy(() -> rig.open("kafka:t?brokers=x&saslPasswrd=hidden1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("saslPasswrd")
          .hasMessageNotContaining("hidden1");
    }
  }

  @Test
  void refusesWhatIsNotSetAndShowsNoSecret() {
    try (SinkRig rig = new SinkRig(Map.of("sink.http.url", "http://localhost:1/"))) {
      assertThatThrownBy(() -> rig.open("http")).hasMessageContaining("SINK_HTTP_SECRET");
    }
    try (SinkRig rig =
        new SinkRig(
            Map.of("sink.http.url", "http://localhost:1/", "sink.http.secret", "whsec_hid*den"))) {
      assertThatThrownBy(() -> rig.open("http"))
          .hasMessageContaining("whsec_ and base64")
          .hasMessageNotContaining("hid");
    }
    try (SinkRig rig = new SinkRig(Map.of())) {
      assertThatThrownBy(() -> rig.open("http")).hasMessageContaining("SINK_HTTP_URL");
    }
    try (SinkRig rig = new SinkRig(Map.of("sink.file.format", "xlsx"))) {
      assertThatThrownBy(() -> rig.open("file")).hasMessageContaining("csv or jsonl");
    }
  }

  @Test
  void warnsOfAWebhookThatIsNotSigned() {
    String secret = "sink.http.secret";
    assertThat(warnings(Map.of()))
        .singleElement()
        .asString()
        .startsWith("what goes to https://example.com is not signed")
        .contains("SINK_HTTP_SECRET")
        .doesNotContain("hidden1");
    assertThat(warnings(Map.of(secret, "whsec_" + "c2VjcmV0".repeat(4)))).isEmpty();
  }

  /** Returns what is told when a webhook is opened by its URI. */
  private static List<String> warnings(Map<String, String> settings) {
    Logger log = (Logger) LoggerFactory.getLogger(CamelSinkFactory.class);
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    log.addAppender(told);
    try (SinkRig rig = new SinkRig(settings)) {
      for (int feed = 0; feed < 2; feed++) {
        rig.open("https://me:hidden1@example.com/services/hidden1?token=hidden1").close();
      }
      return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    } finally {
      log.detachAppender(told);
    }
  }

  @Test
  void opensFilesAndDatabases() throws Exception {
    try (SinkRig rig =
            new SinkRig(
                Map.of(
                    "data.directory",
                    directory + "/d",
                    "sink.jdbc.url",
                    "jdbc:sqlite:" + directory + "/r.db"));
        Sink file = rig.open("file");
        Sink jdbc = rig.open("jdbc");
        Sink log = rig.open("log")) {
      assertThat(file.take(Candles.candles("BTCUSDT", 0, 2))).isEmpty();
      assertThat(jdbc.take(Candles.candles("BTCUSDT", 0, 2))).isEmpty();
      assertThat(log.take(Candles.candles("BTCUSDT", 0, 2))).isEmpty();
    }

    assertThat(directory.resolve("d/ohlcv")).isDirectory();
    assertThat(directory.resolve("r.db")).exists();
  }
}
