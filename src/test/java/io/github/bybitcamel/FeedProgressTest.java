package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
}
