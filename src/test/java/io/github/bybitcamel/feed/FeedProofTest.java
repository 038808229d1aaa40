package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Settings;
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
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds against an exchange that answers every fifth call wrongly, corrects candles late and is
 * down for a while, in a process that is killed again and again: what the sinks {@code file} and
 * {@code jdbc} hold in the end is, row by row, what the exchange has. Orders beside a backfill are
 * as quick as without it. The exchange itself judges that no limit was overrun.
 *
 * <p>{@code -Dfeed.proof.days}, {@code -Dfeed.proof.kills}, {@code -Dfeed.proof.orders} make it
 * longer.
 */
@Tag("alone")
@Timeout(1800)
class FeedProofTest {

  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  private static final List<String> SINKS = List.of("file", "jdbc");
  private static final int DAYS = Integer.getInteger("feed.proof.days", 1);
  private static final int KILLS = Integer.getInteger("feed.proof.kills", 2);
  private static final int ORDERS = Integer.getInteger("feed.proof.orders", 12);

  /** Minutes that are polled live in the end. */
  private static final int LIVE = 3;

  /** How long the exchange takes for an order. */
  private static final Duration LATENCY = Duration.ofMillis(250);

  /** How long a life has to bring something. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final double MOST_SLOWED = 1.1;
  private static final int TOO_MANY_VISITS = 10006;
  private static final int FORBIDDEN = 403;

  /** A minute and the two seconds that are waited for, in milliseconds. */
  private static final long CLOSED_FOR_SURE = 62_000;

  /** Pages after which a backfill has used its share of the address's window. */
  private static final int BUSY = 290;

  private static final Logger LOG = LoggerFactory.getLogger(FeedProofTest.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final SetClock clock = SetClock.ofThisMachine();
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
    if (program != null) {
      program.destroyForcibly();
    }
    exchange.close();
    Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "feed-proof-" + hashCode()));
  }

  @Test
  void whatTheSinksHaveIsWhatTheExchangeHas() throws Exception {
    Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(DAYS));
    misbehave();
    program = launch(from);
    for (int kill = 0; kill < KILLS; kill++) {
      letItWork();
      program.destroyForcibly().waitFor();
      atKill.add(whole("file").size());
      whole("jdbc");
      clock.forward(Duration.ofMinutes(random.nextInt(90)));
      if (kill == KILLS / 2) {
        int port = exchange.port();
        assertNoLimitWasOverrun();
        exchange.close();
        program = launch(from);
        pause(Duration.ofSeconds(3));
        exchange = start(port);
        misbehave();
      } else {
        program = launch(from);
      }
    }
    for (int minute = 0; minute < LIVE; minute++) {
      toTheNextMinute();
      awaitTheNewest();
    }
    Instant end = clock.instant().minusSeconds(2).truncatedTo(ChronoUnit.MINUTES);
    // What closed last is corrected once the next has closed.
    toTheNextMinute();
    clock.forward(Duration.ofMinutes(1));
    exchange.control().clearFaults();
    Map<String, String> expected = expected(from, end);
    for (String sink : SINKS) {
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(() -> prices(held(sink), end).equals(expected));
    }
    assertNoLimitWasOverrun();
    assertThat(expected).hasSizeGreaterThan(SYMBOLS.size() * DAYS * 1440);
    program.destroyForcibly().waitFor();
    for (String sink : SINKS) {
      List<HeldCandle> rows = whole(sink);
      assertThat(prices(rows, end)).as("%s: rows", sink).isEqualTo(expected);
      assertThat(corrected(rows)).as("%s: candles that were corrected", sink).isPositive();
    }
    assertItAddsUp();
    LOG.info(
        "proof: {} candles of {} days, {} kills, {} corrected, rows at each kill: {}",
        expected.size(),
        DAYS,
        KILLS,
        corrected(held("file")),
        atKill);
    assertThat(atKill).as("a kill in the midst of it").anyMatch(r -> r > 0 && r < expected.size());
  }

  /**
   * Until any moment, its start among them; or until it has brought something, and a while more.
   */
  private void letItWork() throws Exception {
    if (random.nextInt(4) == 0) {
      pause(Duration.ofMillis(random.nextInt(4000)));
      return;
    }
    int before = held("jdbc").size();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (held("jdbc").size() <= before && System.nanoTime() < end) {
      pause(Duration.ofMillis(100));
    }
    pause(Duration.ofMillis(random.nextInt(1500)));
  }

  /** Puts the clock to the moment at which the newest candle has closed for everybody. */
  private void toTheNextMinute() {
    Instant now = clock.instant();
    Instant next = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1)).plusSeconds(3);
    clock.forward(Duration.between(now, next));
  }

  private void awaitTheNewest() throws Exception {
    long open = clock.instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60).toEpochMilli();
    for (String sink : SINKS) {
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(300))
          .until(
              () ->
                  held(sink).stream().filter(row -> row.open() >= open).count() >= SYMBOLS.size());
    }
  }

  @Test
  void ordersAreNotSlowedByABackfill() throws Exception {
    exchange
        .control()
        .fault(Fault.on("/v5/order/create", Fault.Kind.SLOW_BEFORE).times(10_000).lasting(LATENCY));
    Settings settings =
        Settings.of(
            Map.of(
                "BYBIT_BASE_URL", exchange.baseUrl().toString(),
                "BYBIT_API_KEY", "paper",
                "BYBIT_API_SECRET", "paper-secret"),
            Map.of(),
            Map.of(),
            LimitSettings.names());
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    V5Settings v5 = V5Settings.from(settings::find);
    try (V5Connection connection = V5ClientFactory.find().open(settings, v5, serverClock, clock);
        FeedStore store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"))) {
      serverClock.sync(new V5Market(connection)::serverTime);
      V5Orders orders = new V5Orders(connection);
      latencies(orders, ORDERS / 2);
      List<Long> quiet = latencies(orders, ORDERS);
      Exchange seen = new Exchange(connection, serverClock, clock, "default", name -> false);
      try (Feeds feeds = backfill(store, seen)) {
        feeds.open();
        await().atMost(Duration.ofMinutes(1)).until(() -> pages() > BUSY);
        List<Long> beside = latencies(orders, ORDERS);

        assertThat(feeds.idle()).as("the backfill goes on still").isFalse();
        LOG.info(
            "proof: median of {} orders alone {} µs, beside a backfill of {} pages {} µs",
            ORDERS,
            median(quiet),
            pages(),
            median(beside));
        assertThat((double) median(beside)).isLessThan(median(quiet) * MOST_SLOWED);
      }
    }
    assertNoLimitWasOverrun();
  }

  /** Years of candles: so many pages that the feeds' share of the address is used up. */
  private static Feeds backfill(FeedStore store, Exchange seen) {
    Sink nothing =
        new Sink() {
          @Override
          public List<Refused> take(List<FeedRecord> records) {
            return List.of();
          }

          @Override
          public void close() {}
        };
    Feeds feeds =
        new Feeds(
            store,
            seen,
            (sink, feed) -> nothing,
            new Told(),
            Optional.empty(),
            Duration.ofDays(7),
            Optional.empty());
    feeds.declare(
        new FeedSpec(
            "ohlcv",
            "ohlcv",
            Map.of(
                "symbols",
                String.join(",", SYMBOLS),
                "backfillFrom",
                seen.clock().instant().minus(Duration.ofDays(1500)).toString(),
                "sinks",
                "nothing")));
    return feeds;
  }

  private long pages() {
    return exchange.record().requests("/v5/market/kline").size();
  }

  /** Places orders one after the other; returns how long each took, in microseconds. */
  private static List<Long> latencies(V5Orders orders, int count) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      orders.create(FeedsTest.market(i % 2 == 0 ? "Buy" : "Sell", "0.01"), Instant.MAX);
      all.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
    }
    return all;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void assertNoLimitWasOverrun() {
    assertThat(exchange.record().requests())
        .isNotEmpty()
        .noneMatch(
            request -> request.retCode() == TOO_MANY_VISITS || request.status() == FORBIDDEN);
  }

  /** The books of the program itself, as the last kill left them. */
  private void assertItAddsUp() {
    try (FeedStore store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"))) {
      for (String symbol : SYMBOLS) {
        Series series = new Series(Category.LINEAR, symbol, KlineInterval.M1, PriceType.LAST);
        for (String sink : SINKS) {
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

  private List<HeldCandle> held(String sink) throws Exception {
    return sink.equals("file")
        ? HeldCandle.inFiles(directory.resolve(FeedProgram.FILES))
        : HeldCandle.inTable(directory.resolve(FeedProgram.TABLES));
  }

  /** Returns what a sink holds, also right after a kill: each row once, of what has closed. */
  private List<HeldCandle> whole(String sink) throws Exception {
    List<HeldCandle> rows = held(sink);
    assertThat(rows.stream().map(HeldCandle::key).distinct().count())
        .as("%s: no row is doubled", sink)
        .isEqualTo(rows.size());
    assertThat(rows)
        .as("%s: no row is unfinished", sink)
        .allMatch(row -> row.closed() && row.open() + CLOSED_FOR_SURE <= clock.millis());
    return rows;
  }

  /** Returns prices and volumes of the candles that open before {@code end}. */
  private static Map<String, String> prices(List<HeldCandle> rows, Instant end) {
    return rows.stream()
        .filter(row -> row.open() < end.toEpochMilli())
        .collect(Collectors.toMap(HeldCandle::key, HeldCandle::prices, (a, b) -> b, TreeMap::new));
  }

  private static long corrected(List<HeldCandle> rows) {
    return rows.stream().filter(row -> row.revision() > 0).count();
  }

  /** Asks the exchange itself, past the program. */
  private Map<String, String> expected(Instant from, Instant end) throws Exception {
    exchange.control().liftLimits(true);
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
          String key = "bybit|linear|%s|1m|last|%s".formatted(symbol, row.get(0).asText());
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
