package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bybitcamel.Broker;
import io.github.bybitcamel.FreePort;
import io.github.bybitcamel.ledger.Postgres;
import io.github.bybitcamel.sink.JdbcSink;
import io.github.bybitcamel.sink.JdbcSinkContract;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.transport.KafkaBroker;
import io.github.bybitcamel.transport.SinkRig;
import io.github.bybitcamel.v5.ServerClock;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Offered is delivered, pending and dead, at every moment and in every real sink at once, while
 * each is taken away under load and comes again; what they have in the end is what was offered.
 */
@Timeout(240)
class DeliveryLawTest {

  private static final List<String> SINKS =
      List.of("file", "jdbc", "postgres", "jms", "kafka", "http");

  /**
   * Whose event no broker takes, as it is too long, and the receiver of webhooks does not either.
   */
  private static final int POISON = 7;

  private static final int BEHIND = 300;
  private static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final AtomicInteger offered = new AtomicInteger();
  private final Map<String, String> webhooks = new ConcurrentHashMap<>();
  private final List<String> broken = new ArrayList<>();
  private final int port = FreePort.find();
  private int samples;
  private volatile boolean ends;
  private Postgres postgres;
  private String postgresUrl;
  private Broker artemis;
  private KafkaBroker kafka;
  private HttpServer receiver;
  private Connection lock;
  private SinkRig rig;
  private FeedStore store;
  private Feeds feeds;

  @BeforeEach
  void start() throws Exception {
    kafka = new KafkaBroker(Files.createDirectory(directory.resolve("kafka")));
    postgres = new Postgres(directory.resolve("pg"));
    postgresUrl = postgres.newLedger();
    artemis = new Broker(directory.resolve("artemis"), FreePort.find());
    receive();
    rig =
        new SinkRig(
            Map.of(
                "sink.jms.broker-url", artemis.url(),
                "sink.kafka.brokers", kafka.address(),
                "sink.http.url", "http://127.0.0.1:" + port + "/hook",
                "sink.http.secret", "whsec_" + Base64.getEncoder().encodeToString(new byte[24]),
                "sink.jdbc.url", sqliteUrl(),
                "sink.file.format", "jsonl",
                "data.directory", data().toString()));
    Clock clock = Clock.systemUTC();
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
    feeds =
        new Feeds(
            store,
            new Exchange(
                call -> {
                  throw new AssertionError(call);
                },
                new ServerClock(clock, System::nanoTime),
                clock,
                "default",
                name -> false),
            this::sink,
            new Told(),
            Optional.empty(),
            Duration.ofDays(7),
            Optional.empty());
    feeds.declare(new FeedSpec("alarm", "alarm", Map.of("sinks", String.join(",", SINKS))));
    feeds.open();
  }

  private Sink sink(String name, String feed) {
    return name.equals("postgres")
        ? new JdbcSink(postgresUrl, Optional.empty(), Optional.empty())
        : rig.open(name);
  }

  @AfterEach
  void stop() throws Exception {
    feeds.close();
    store.close();
    rig.close();
    receiver.stop(0);
    artemis.close();
    postgres.close();
    kafka.kill();
  }

  @Test
  void offeredIsDeliveredPendingAndDeadAllTheWhile() throws Exception {
    CompletableFuture<Void> flow = CompletableFuture.runAsync(this::offer);
    CompletableFuture<Void> look = CompletableFuture.runAsync(this::sample);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> SINKS.stream().allMatch(sink -> counts(sink).delivered() > BEHIND));

    takeAway();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> SINKS.stream().allMatch(sink -> counts(sink).pending() > BEHIND));
    giveBack();
    ends = true;
    flow.get();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> SINKS.stream().allMatch(sink -> counts(sink).pending() == 0));
    look.get();

    assertThat(broken).isEmpty();
    assertThat(samples).isGreaterThan(100);
    Set<String> all =
        new TreeSet<>(IntStream.range(0, offered.get()).mapToObj(this::text).toList());
    Set<String> sound = new TreeSet<>(all);
    sound.remove(text(POISON));
    for (String sink : SINKS) {
      boolean refuses = sink.equals("kafka") || sink.equals("http");
      assertThat(counts(sink))
          .as(sink)
          .isEqualTo(
              new Journal.Counts(
                  all.size(), refuses ? sound.size() : all.size(), refuses ? 1 : 0, 0));
    }
    assertThat(files()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(rows(sqliteUrl())).containsExactlyInAnyOrderElementsOf(all);
    assertThat(rows(postgresUrl)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(jms()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(webhooks.values()).containsExactlyInAnyOrderElementsOf(sound);
    assertThat(kafka(sound.size())).containsExactlyInAnyOrderElementsOf(sound);
  }

  private String text(int number) {
    return number == POISON ? "x".repeat(50_000) : "text " + number;
  }

  private void offer() {
    while (!ends) {
      for (int i = 0; i < 20; i++) {
        int number = offered.getAndIncrement();
        feeds.alarm("LAW", "s" + number, text(number), SINCE, false);
      }
      feeds.poll("alarm");
      pause(40);
    }
  }

  private void sample() {
    boolean whole = false;
    while (!whole) {
      whole = ends;
      for (String sink : SINKS) {
        Journal.Counts now = counts(sink);
        whole &= now.pending() == 0;
        samples++;
        if (now.offered() != now.delivered() + now.pending() + now.dead()) {
          broken.add(sink + " " + now);
        }
      }
      pause(50);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private Journal.Counts counts(String sink) {
    return new Journal(store, "alarm").counts(sink);
  }

  private void takeAway() throws Exception {
    kafka.kill();
    artemis.kill();
    postgres.stop();
    receiver.stop(0);
    lock = DriverManager.getConnection(sqliteUrl());
    lock.createStatement().execute("BEGIN EXCLUSIVE");
    Files.move(data(), directory.resolve("away"));
    Files.createFile(data());
  }

  private void giveBack() throws Exception {
    Files.delete(data());
    Files.move(directory.resolve("away"), data());
    lock.close();
    receive();
    postgres.start();
    artemis.start();
    kafka.start();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private String sqliteUrl() {
    return "jdbc:sqlite:" + directory.resolve("records.db");
  }

  private void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    receiver.createContext("/hook", this::received);
    receiver.start();
  }

  private void received(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String text = JSON.readTree(body).get("text").asText();
      boolean sound = !text.equals(text(POISON));
      if (sound) {
        webhooks.put(exchange.getRequestHeaders().getFirst("webhook-id"), text);
      }
      exchange.sendResponseHeaders(sound ? 204 : 422, -1);
    }
  }

  private List<String> files() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data())) {
      for (Path file : all.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          found.add(JSON.readTree(line).get("text").asText());
        }
      }
    }
    return found;
  }

  private static List<String> rows(String url) throws Exception {
    return JdbcSinkContract.rows(url, "SELECT text FROM alarm");
  }

  /** The broker drops repeats. */
  private List<String> jms() throws Exception {
    List<String> found = new ArrayList<>();
    try (JMSContext context = artemis.factory().createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue("candles"))) {
      String body;
      while ((body = consumer.receiveBody(String.class, 1000)) != null) {
        found.add(JSON.readTree(body).get("text").asText());
      }
    }
    return found;
  }

  /** A repeat has the same name. */
  private List<String> kafka(int least) throws Exception {
    Map<String, String> found = new TreeMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.address()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition("candles", 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (var one : consumer.poll(Duration.ofMillis(200))) {
                  found.put(one.key(), JSON.readTree(one.value()).get("text").asText());
                }
                return found.size() >= least;
              });
    }
    return List.copyOf(found.values());
  }
}
