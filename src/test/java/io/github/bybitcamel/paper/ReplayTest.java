package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recorded candles that are played. */
class ReplayTest extends PaperTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void showsRecordedCandlesAndExecutesAtTheirExtremes() {
    client.create(
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'29000','orderLinkId':'low'");
    exchange
        .control()
        .replayCandles(
            "BTCUSDT",
            List.of(
                candle("30000", "30500", "28900", "30200", "12.5"),
                candle("30200", "30300", "30100", "30100", "7")),
            MINUTE);

    clock.forward(Duration.ofMinutes(3));
    exchange.control().tick();

    JsonNode list =
        client
            .get("/v5/market/kline", "category", "linear", "symbol", "BTCUSDT", "interval", "1")
            .at("/result/list");
    assertThat(values(list.get(2))).containsExactly(30200.0, 30300.0, 30100.0, 30100.0);
    assertThat(values(list.get(3))).containsExactly(30000.0, 30500.0, 28900.0, 30200.0);
    assertThat(new BigDecimal(list.get(3).get(5).asText())).isEqualByComparingTo("12.5");
    assertThat(new BigDecimal(list.get(2).get(5).asText())).isEqualByComparingTo("7");
    assertThat(client.order("low").get("orderStatus").asText()).isEqualTo("Filled");
  }

  @Test
  void refusesWhatIsNoCandle() {
    assertThatThrownBy(() -> candle("1", "2", "1.5", "2", "0")).hasMessageContaining("no candle");
  }

  private static List<Double> values(JsonNode row) {
    return List.of(1, 2, 3, 4).stream().map(i -> row.get(i).asDouble()).toList();
  }

  private static Recorded candle(
      String open, String high, String low, String close, String volume) {
    return new Recorded(
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        new BigDecimal(volume));
  }
}
