package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedProgressTest extends HttpTest {

  @Override
  Map<String, String> more() {
    return Map.of("KLINE_BACKFILL_FROM", "2026-11-24T00:00:00Z", "KLINE_SYMBOLS", "BTCUSDT");
  }

  @Test
  void showsHowFarEachSeriesHasComeIntoEachSink() {
    await()
        .untilAsserted(
            () ->
                assertThat(send(request("/metrics")).body())
                    .containsPattern(
                        "bybit_sink_delivered_total\\{series=\"linear/BTCUSDT/1m/last\","
                            + "sink=\"file\",?} [1-9]")
                    .containsPattern(
                        "bybit_sink_lag_seconds\\{series=\"balance\",sink=\"[a-z]+\",?} [0-9]"));
    assertThat(send(request("/api/feeds")).body())
        .contains("linear/BTCUSDT/1m/last", "balance", "position");
  }

  @Test
  void takesNothingElseFromThePageAndTheMetricsWhileItsStoreCannotBeRead() throws Exception {
    await()
        .untilAsserted(
            () ->
                assertThat(send(request("/metrics")).body())
                    .contains("bybit_sink_delivered_total{", "bybit_ready 1.0"));
    String store = "jdbc:sqlite:" + directory.resolve("data/feeds.db");
    try (Connection broken = DriverManager.getConnection(store);
        Statement statement = broken.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute("DROP TABLE feed_outlet");
      statement.execute("DROP TABLE feed_cursor");
    }

    HttpResponse<String> metrics = send(request("/metrics"));
    assertThat(metrics.statusCode()).as(metrics.body()).isEqualTo(200);
    assertThat(metrics.body())
        .contains("bybit_ready 1.0")
        .containsPattern("bybit_sink_delivered_total\\{[^}]*} NaN");
    await().until(() -> now().path("unready").path("feeds").asText().contains("feeds store"));
    assertThat(now().path("trading").path("name").asText()).isEqualTo("ACTIVE");
    assertThat(send(request("/api/feeds")).statusCode()).isEqualTo(503);
  }

  private JsonNode now() {
    HttpResponse<String> response = send(request("/api/now"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }
}
