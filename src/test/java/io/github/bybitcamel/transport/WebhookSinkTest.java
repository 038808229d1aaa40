package io.github.bybitcamel.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.EventId;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class WebhookSinkTest {

  private static final byte[] KEY = "0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final List<Map<String, List<String>>> headers =
      Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger status = new AtomicInteger(204);
  private final AtomicInteger failing = new AtomicInteger();
  @TempDir Path directory;
  private volatile Runnable onReceive = () -> {};
  private HttpServer server;
  private ExecutorService threads;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    port = server.getAddress().getPort();
    threads = Executors.newFixedThreadPool(4);
    server.setExecutor(threads);
    server.createContext("/hook", this::receive);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      onReceive.run();
      if (failing.get() > 0 && headers.size() % failing.get() == 0) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (status.get() < 300) {
        bodies.put(exchange.getRequestHeaders().getFirst("webhook-id"), body);
      }
      exchange.sendResponseHeaders(status.get(), -1);
    }
  }

  @Test
  void signsAsStandardWebhooksSay() throws Exception {
    FeedRecord record = Candles.candle("BTCUSDT", 0, "30000.10", 0);
    try (SinkRig rig = rig();
        Sink sink = rig.open("http")) {
      assertThat(sink.take(List.of(record))).isEmpty();
    }

    String id = EventId.of(record);
    String seconds = Long.toString(SinkRig.NOW.getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] signed = (id + '.' + seconds + '.' + bodies.get(id)).getBytes(StandardCharsets.UTF_8);
    assertThat(headers.get(0))
        .containsEntry("Webhook-id", List.of(id))
        .containsEntry("Webhook-timestamp", List.of(seconds))
        .containsEntry(
            "Webhook-signature",
            List.of("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed))))
        .containsEntry("Content-type", List.of("application/json"));
    assertThat(headers.get(0).keySet())
        .isSubsetOf(
            "Webhook-id",
            "Webhook-timestamp",
            "Webhook-signature",
            "Event_id",
            "Record_type",
            "Schema",
            "Content-type",
            "Content-length",
            "Transfer-encoding",
            "Accept-encoding",
            "Connection",
            "Host",
            "User-agent");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 415, 422})
  void refusesTheRecordThatTheReceiverRefuses(int code) throws Exception {
    status.set(code);
    try (SinkRig rig = rig();
        Sink sink = rig.open("http")) {
      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 2)))
          .hasSize(2)
          .allSatisfy(one -> assertThat(one.reason()).contains(String.valueOf(code)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        302, 401, 402, 403, 404, 405, 408, 410, 421, 423, 425, 426, 429, 431, 451, 499, 500, 503
      })
  void isDownWhenTheRecordIsNotToBlame(int code) throws Exception {
    status.set(code);
    try (SinkRig rig = rig();
        Sink sink = rig.open("http")) {
      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 2)))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("answered " + code)
          .hasMessageNotContaining(SECRET)
          .hasMessageNotContaining("/hook");
      status.set(200);

      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 2))).isEmpty();
    }
    assertThat(bodies).hasSize(2);
  }

  @Test
  void comesToAnEndThoughTheReceiverFailsAgainAndAgain() throws Exception {
    failing.set(10);
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 200);
    try (SinkRig rig = rig();
        Sink sink = rig.open("http")) {
      for (int i = 0; i < source.size(); i += sink.most()) {
        assertThat(sink.take(source.subList(i, Math.min(i + sink.most(), source.size()))))
            .isEmpty();
      }
    }

    assertThat(bodies).hasSameSizeAs(source);
    assertThat(headers).hasSizeLessThan(240);
  }

  @Test
  void signsEachAtTheTimeWhenItIsSent() throws Exception {
    failing.set(3);
    AtomicReference<Instant> now = new AtomicReference<>(SinkRig.NOW);
    onReceive = () -> now.updateAndGet(time -> time.plusSeconds(100));
    try (SinkRig rig = rig(now);
        Sink sink = rig.open("http")) {
      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 4))).isEmpty();
    }

    long first = SinkRig.NOW.getEpochSecond();
    assertThat(headers)
        .extracting(one -> Long.parseLong(one.get("Webhook-timestamp").get(0)) - first)
        .containsExactly(0L, 100L, 200L, 300L, 400L);
  }

  @Test
  void takesItsSecretFromAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    try (SinkRig rig =
            new SinkRig(
                Map.of(
                    "sink.http.url",
                    "http://localhost:" + port + "/hook",
                    "sink.http.secret-file",
                    file.toString()));
        Sink sink = rig.open("http")) {
      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 1))).isEmpty();
    }

    assertThat(headers.get(0)).containsKey("Webhook-signature");
  }

  @Test
  void hasEverythingThoughTheReceiverWasStoppedUnderLoad() throws Exception {
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 2000);
    try (SinkRig rig = rig()) {
      CompletableFuture<Void> load = rig.load("http", source, 50);
      for (int kill = 1; kill <= 3; kill++) {
        int until = kill * 400;
        await().until(() -> rig.taken.get() >= until || load.isDone());
        int downs = rig.downs.get();
        stop();
        await().until(() -> rig.downs.get() > downs || load.isDone());
        start();
      }
      load.get();
      assertThat(rig.downs).hasPositiveValue();
    }

    assertThat(bodies).hasSameSizeAs(source);
    source.forEach(
        record ->
            assertThat(bodies.get(EventId.of(record)))
                .contains("\"close\":\"" + record.value("close") + '"'));
  }

  private SinkRig rig() {
    return rig(new AtomicReference<>(SinkRig.NOW));
  }

  private SinkRig rig(AtomicReference<Instant> now) {
    return new SinkRig(
        Map.of("sink.http.url", "http://localhost:" + port + "/hook", "sink.http.secret", SECRET),
        now::get);
  }
}
