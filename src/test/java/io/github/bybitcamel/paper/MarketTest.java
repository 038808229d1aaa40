package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time, instruments, tickers and candles. */
class MarketTest extends PaperTest {

  private static final String[] MINUTES = {"category", "linear", "symbol", "BTCUSDT", "interval"};

  private JsonNode klines(String interval, String... more) {
    List<String> pairs = new ArrayList<>(List.of(MINUTES));
    pairs.add(interval);
    pairs.addAll(List.of(more));
    return client.get("/v5/market/kline", pairs.toArray(String[]::new)).at("/result/list");
  }

  @Test
  void tellsItsClock() {
    JsonNode time = client.get("/v5/market/time");

    assertThat(time.get("time").asLong()).isEqualTo(clock.millis());
    assertThat(time.at("/result/timeNano").asText()).isEqualTo(clock.millis() + "000000");
  }

  @Test
  void listsTheRulesOfAnInstrument() {
    JsonNode instrument =
        client
            .get("/v5/market/instruments-info", "category", "linear", "symbol", "BTCUSDT")
            .at("/result/list/0");

    assertThat(instrument.at("/lotSizeFilter/qtyStep").asText()).isEqualTo("0.001");
    assertThat(instrument.at("/priceFilter/tickSize").asText()).isEqualTo("0.10");
    assertThat(instrument.get("status").asText()).isEqualTo("Trading");
  }

  @Test
  void startsBitcoinAtThirtyThousand() {
    JsonNode ticker =
        client
            .get("/v5/market/tickers", "category", "linear", "symbol", "BTCUSDT")
            .at("/result/list/0");

    assertThat(ticker.get("lastPrice").asText()).isEqualTo("30000.00");
    assertThat(ticker.get("ask1Price").asText()).isEqualTo("30000.10");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 99, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void keepsBitcoinInItsBoundsWhateverTheSeed(long seed) {
    Walk walk = new Walk(seed, 0);

    Walk.Range range = walk.range(-Duration.ofDays(30).toMillis(), Duration.ofDays(30).toMillis());

    BigDecimal swing = new BigDecimal("1500").divide(BigDecimal.valueOf(Walk.ONE));
    assertThat(swing.multiply(BigDecimal.valueOf(range.high()))).isLessThan(new BigDecimal(2000));
    assertThat(swing.multiply(BigDecimal.valueOf(range.low())))
        .isGreaterThan(new BigDecimal(-2000));
    assertThat(range.high() - range.low()).isGreaterThan(Walk.ONE / 10);
    assertThat(walk.at(0)).isZero();
  }

  @Test
  void givesTheOpenCandleFirst() {
    clock.forward(Duration.ofSeconds(90));

    JsonNode rows = klines("1", "limit", "3");

    assertThat(rows).hasSize(3);
    assertThat(rows.at("/0/0").asLong()).isEqualTo(clock.millis() - 30_000);
    assertThat(rows.at("/1/0").asLong()).isEqualTo(clock.millis() - 90_000);
  }

  @Test
  void opensACandleWhereTheOneBeforeClosed() {
    JsonNode rows = klines("5", "limit", "100");

    for (int i = 0; i + 1 < rows.size(); i++) {
      assertThat(rows.get(i).get(1)).isEqualTo(rows.get(i + 1).get(4));
    }
  }

  @Test
  void addsMinutesUpToAnHour() {
    JsonNode hour = klines("60", "limit", "2").get(1);
    long start = hour.get(0).asLong();

    JsonNode minutes =
        klines("1", "start", "" + start, "end", "" + (start + 3_599_999), "limit", "60");

    BigDecimal high = BigDecimal.ZERO;
    BigDecimal volume = BigDecimal.ZERO;
    for (JsonNode minute : minutes) {
      high = high.max(new BigDecimal(minute.get(2).asText()));
      volume = volume.add(new BigDecimal(minute.get(5).asText()));
    }
    assertThat(minutes).hasSize(60);
    assertThat(high).isEqualByComparingTo(hour.get(2).asText());
    assertThat(volume.subtract(new BigDecimal(hour.get(5).asText())).abs())
        .isLessThan(BigDecimal.ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "3", "5", "15", "30", "60", "120", "240", "360", "720", "D", "W", "M"})
  void hasEveryDocumentedInterval(String interval) {
    assertThat(klines(interval, "limit", "5")).hasSize(5);
  }

  @Test
  void showsASetPriceInTheCandle() {
    price("BTCUSDT", "31000");
    clock.forward(Duration.ofSeconds(10));
    price("BTCUSDT", "29000");
    clock.forward(Duration.ofSeconds(10));

    JsonNode row = klines("1", "limit", "1").get(0);

    assertThat(row.get(2).asText()).isEqualTo("31000.00");
    assertThat(row.get(3).asText()).isEqualTo("29000.00");
    assertThat(row.get(4).asText()).isEqualTo("29000.00");
  }

  @Test
  void refusesAnUnknownIntervalAndAnUnknownParameter() {
    assertThat(code(client.get("/v5/market/kline", "symbol", "BTCUSDT", "interval", "7")))
        .isEqualTo(10001);
    assertThat(code(client.get("/v5/market/tickers", "category", "linear", "sym", "BTCUSDT")))
        .isEqualTo(10001);
  }
}
