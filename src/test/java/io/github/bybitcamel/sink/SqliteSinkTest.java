package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSinkTest extends JdbcSinkContract {

  @TempDir Path directory;

  @Override
  String url() {
    return "jdbc:sqlite:" + directory.resolve("records.db");
  }

  @Test
  void makesTheFolderOfItsFile() throws Exception {
    String url = "jdbc:sqlite:" + directory.resolve("some/where/records.db");
    try (JdbcSink sink = new JdbcSink(url, Optional.empty(), Optional.empty())) {
      sink.take(Candles.candles("BTCUSDT", 0, 3));
    }

    assertThat(rows(url, "SELECT COUNT(*) FROM ohlcv")).containsExactly("3");
  }

  @Test
  void isDownWhileAnotherHoldsTheFileAndThenCatchesUp() throws Exception {
    String url = url() + "?busy_timeout=100";
    try (JdbcSink sink = new JdbcSink(url, Optional.empty(), Optional.empty());
        Connection other = DriverManager.getConnection(url());
        Statement statement = other.createStatement()) {
      sink.take(Candles.candles("BTCUSDT", 0, 3));
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 5)))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("locked");
      statement.execute("ROLLBACK");

      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 5))).isEmpty();
    }
    assertThat(rows("SELECT COUNT(*) FROM ohlcv")).containsExactly("5");
  }

  @Test
  void severalMakeOneNewFileAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Sink.Refused>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int from = 10 * i;
        all.add(
            threads.submit(
                () -> {
                  try (JdbcSink sink = new JdbcSink(url(), Optional.empty(), Optional.empty())) {
                    return sink.take(Candles.candles("BTCUSDT", from, 10));
                  }
                }));
      }
      for (Future<List<Sink.Refused>> one : all) {
        assertThat(one.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(rows("SELECT COUNT(*) FROM ohlcv")).containsExactly("40");
  }

  @Test
  void refusesADatabaseThatItDoesNotSpeakTo() {
    assertThatThrownBy(
            () ->
                new JdbcSink(
                    "jdbc:mysql://host/x?password=abc", Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql:")
        .hasMessageNotContaining("abc");
  }
}
