package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.ledger.Postgres;
import io.github.bybitcamel.model.FeedRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSinkTest extends JdbcSinkContract {

  @TempDir static Path directory;
  private static Postgres server;
  private String url;

  @BeforeAll
  static void start() throws Exception {
    server = new Postgres(directory.resolve("pg"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void schema() throws Exception {
    url = server.newLedger();
  }

  @Override
  String url() {
    return url;
  }

  @Test
  void hasEverythingOnceThoughTheServerWasStoppedUnderLoad() throws Exception {
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 20_000);
    AtomicInteger downs = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    try (JdbcSink sink = sink()) {
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(
              () -> {
                while (taken.get() < source.size()) {
                  List<FeedRecord> batch = source.subList(taken.get(), taken.get() + 100);
                  try {
                    assertThat(sink.take(batch)).isEmpty();
                    taken.addAndGet(100);
                  } catch (SinkDownException e) {
                    downs.incrementAndGet();
                  }
                }
              });
      for (int kill = 1; kill <= 3; kill++) {
        int until = kill * 4000;
        org.awaitility.Awaitility.await().until(() -> taken.get() >= until || load.isDone());
        server.stop();
        server.start();
      }
      load.get();
    }

    assertThat(downs).hasPositiveValue();
    assertThat(rows("SELECT COUNT(*) FROM ohlcv")).containsExactly("20000");
    assertThat(rows("SELECT timestamp, close FROM ohlcv ORDER BY timestamp"))
        .isEqualTo(
            source.stream()
                .map(record -> record.value("timestamp") + " " + record.value("close"))
                .toList());
  }

  @Test
  void takesRowsBesideAViewOfSomebodyElse() throws Exception {
    try (JdbcSink sink = sink()) {
      sink.take(List.of(balance("a", "BTC", 1)));
    }
    execute("DROP VIEW balance_latest CASCADE");
    execute("CREATE VIEW balance_latest AS SELECT coin FROM balance");

    try (JdbcSink sink = sink()) {
      sink.take(List.of(balance("a", "USDT", 2)));
    }

    assertThat(rows("SELECT coin FROM balance_latest ORDER BY coin"))
        .containsExactly("BTC", "USDT");
  }

  @Test
  void tellsNoPasswordWhenItIsDown() {
    JdbcSink sink =
        new JdbcSink(
            "jdbc:postgresql://localhost:1/x?password=hidden1",
            Optional.of("me"),
            Optional.of("hidden2"));

    assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 1)))
        .isInstanceOf(SinkDownException.class)
        .hasMessageContaining("jdbc:postgresql://localhost:1/x")
        .hasMessageNotContaining("hidden");
  }
}
