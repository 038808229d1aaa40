package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds against an exchange that answers every fifth call wrongly and is down for a while, in a
 * process that is killed again and again: what the sinks have in the end is what the exchange has.
 *
 * <p>{@code -Dfeed.proof.days} and {@code -Dfeed.proof.kills} make it longer.
 */
@Timeout(1800)
class FeedProofTest {

  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  private static final int DAYS = Integer.getInteger("feed.proof.days", 1);
  private static final int KILLS = Integer.getInteger("feed.proof.kills", 3);
  private static final Logger LOG = LoggerFactory.getLogger(FeedProofTest.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final ForwardClock clock = new ForwardClock();
  private final Random random = new Random(7);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Integer> atKill = new ArrayList<>();
  private PaperExchange exchange = start(0);
  private Process program;

  private PaperExchange start(int port) {
    PaperSettings settings =
        PaperSettings.defaults(port)
            .withState(System.getProperty("java.io.tmpdir") + "/feed-proof-" + hashCode());
    return PaperExchange.start(settings, clock);
  }

  @AfterEach
  void stop() throws IOException {
    program.destroyForcibly();
    exchange.close();
    Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "feed-proof-" + hashCode()));
  }

  @Test
  void whatTheSinksHaveIsWhatTheExchangeHas() throws Exception {
    Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(DAYS));
    misbehave();
    program = launch(from);
    for (int kill = 0; kill < KILLS; kill++) {
      pause(Duration.ofMillis(1500 + random.nextInt(2500)));
      program.destroyForcibly().waitFor();
      atKill.add(everything("left").size());
      clock.forward(Duration.ofMinutes(random.nextInt(90)));
      if (kill == KILLS / 2) {
        int port = exchange.port();
        exchange.close();
        program = launch(from);
        pause(Duration.ofSeconds(3));
        exchange = start(port);
        misbehave();
      } else {
        program = launch(from);
      }
    }
    for (int minute = 0; minute < 3; minute++) {
      clock.forward(Duration.ofMinutes(1));
      pause(Duration.ofMillis(500));
    }
    Instant end = clock.instant().minusSeconds(2).truncatedTo(ChronoUnit.MINUTES);
    exchange.control().clearFaults();
    Map<String, String> expected = expected(from, end);
    for (String sink : List.of("left", "right")) {
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(until(sink, end)).hasSameSizeAs(expected));
      assertThat(until(sink, end)).as(sink).isEqualTo(expected);
    }
    assertThat(everything("left").keySet()).allMatch(key -> open(key) + 62_000 <= clock.millis());
    assertThat(expected).hasSizeGreaterThan(SYMBOLS.size() * DAYS * 1440);
    program.destroyForcibly().waitFor();
    assertItAddsUp();
    LOG.info("rows of {} at each kill: {}", expected.size(), atKill);
    assertThat(atKill).as("a kill in the midst of it").anyMatch(r -> r > 0 && r < expected.size());
  }

  /** The books of the program itself, as the last kill left them. */
  private void assertItAddsUp() {
    try (FeedStore store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"))) {
      for (String symbol : SYMBOLS) {
        Series series = new Series(Category.LINEAR, symbol, KlineInterval.M1, PriceType.LAST);
        for (String sink : List.of("left", "right")) {
          KlineTable.Counts counts =
              new KlineTable(store, series.name(), sink).counts().orElseThrow();
          assertThat(counts.delivered()).isEqualTo(series.slots(counts.start(), counts.next()));
          assertThat(counts.dead()).isZero();
          List<Gap> open =
              store.transact(sql -> new GapTable(series.name(), sink).all(sql, Gap.Status.OPEN));
          assertThat(open).isEmpty();
        }
      }
    }
  }

  private void misbehave() {
    Fault.Kind[] kinds = {
      Fault.Kind.STATUS_BEFORE, Fault.Kind.GARBAGE, Fault.Kind.DROP_BEFORE, Fault.Kind.TRUNCATED
    };
    for (int i = 0; i < 4000; i++) {
      exchange
          .control()
          .fault(
              Fault.on("/v5/market/kline", kinds[random.nextInt(kinds.length)])
                  .nth(1 + i * 5 + random.nextInt(5))
                  .with(503));
    }
  }

  private Process launch(Instant from) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            FeedProgram.class.getName(),
            exchange.baseUrl().toString(),
            directory.toString(),
            String.join(",", SYMBOLS),
            from.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("program.log").toFile()))
        .start();
  }

  private static void pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private Map<String, String> everything(String sink) {
    return TableSink.contents(directory.resolve(sink + ".db"), "ohlcv").entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> prices(one.getValue()), (a, b) -> b, TreeMap::new));
  }

  /** Returns what a sink has of the candles that open before {@code end}: prices and volumes. */
  private Map<String, String> until(String sink, Instant end) {
    Map<String, String> all = everything(sink);
    all.keySet().removeIf(key -> open(key) >= end.toEpochMilli());
    return all;
  }

  private static long open(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('|') + 1));
  }

  private static String prices(String content) {
    return List.of(content.split("\t", -1)).subList(7, 13).stream()
        .collect(Collectors.joining("|"));
  }

  /** Asks the exchange itself, past the program. */
  private Map<String, String> expected(Instant from, Instant end) throws Exception {
    Map<String, String> all = new TreeMap<>();
    for (String symbol : SYMBOLS) {
      for (Instant at = from; at.isBefore(end); at = at.plus(Duration.ofMinutes(500))) {
        String query =
            "/v5/market/kline?category=linear&symbol=%s&interval=1&start=%d&end=%d&limit=500"
                .formatted(
                    symbol,
                    at.toEpochMilli(),
                    Math.min(at.plus(Duration.ofMinutes(500)).toEpochMilli(), end.toEpochMilli())
                        - 1);
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(exchange.baseUrl() + query)).build();
        String body = http.send(request, BodyHandlers.ofString()).body();
        for (JsonNode row : JSON.readTree(body).at("/result/list")) {
          String key = "ohlcv|bybit|linear|%s|1m|last|%s".formatted(symbol, row.get(0).asText());
          all.put(
              key,
              List.of(1, 2, 3, 4, 5, 6).stream()
                  .map(i -> row.get(i).asText())
                  .collect(Collectors.joining("|")));
        }
      }
    }
    return all;
  }
}
