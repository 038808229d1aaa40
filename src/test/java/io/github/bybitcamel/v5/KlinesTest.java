package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KlinesTest {

  private static final Optional<Instant> OPEN = Optional.empty();
  private static final long HOUR = 3_600_000;

  private final ScriptedClient client = new ScriptedClient();
  private final V5Market market = new V5Market(client);

  @Test
  void readsCandlesOldestFirst() {
    client.fixture("market/kline");

    List<Kline> klines =
        market.klines(Category.INVERSE, "BTCUSD", KlineInterval.H1, PriceType.LAST, OPEN, OPEN, 3);

    assertThat(klines)
        .extracting(kline -> kline.openTime().toEpochMilli())
        .containsExactly(1670601600000L, 1670605200000L, 1670608800000L);
    assertThat(klines.get(2))
        .isEqualTo(
            new Kline(
                Instant.ofEpochMilli(1670608800000L),
                new BigDecimal("17071"),
                new BigDecimal("17073"),
                new BigDecimal("17027"),
                new BigDecimal("17055.5"),
                Optional.of(new BigDecimal("268611")),
                Optional.of(new BigDecimal("15.74462667"))));
    assertThat(client.asked())
        .containsExactly(
            "/v5/market/kline {category=inverse, symbol=BTCUSD, interval=60, limit=3}");
  }

  @Test
  void readsCandlesOfMarkAndIndexPrices() {
    client.fixture("market/mark-price-kline").fixture("market/index-price-kline");

    List<Kline> mark = latest(PriceType.MARK, 1);
    List<Kline> index = latest(PriceType.INDEX, 2);

    assertThat(mark).extracting(Kline::volume).containsExactly(Optional.empty());
    assertThat(index).hasSize(2);
    assertThat(client.requests())
        .extracting(V5Request::endpoint)
        .containsExactly(V5Endpoint.MARK_KLINE, V5Endpoint.INDEX_KLINE);
  }

  @Test
  void followsTheLatestCandlesBack() {
    client.rows("", candles(2500, 1501)).rows("", candles(1500, 501)).rows("", candles(500, 300));

    List<Kline> klines = latest(PriceType.LAST, 2201);

    assertThat(klines).hasSize(2201);
    assertThat(klines.get(0).openTime()).isEqualTo(Instant.ofEpochMilli(300 * HOUR));
    assertThat(client.requests())
        .extracting(request -> request.parameters().get("end"))
        .containsExactly(null, 1501 * HOUR - 1, 501 * HOUR - 1);
    assertThat(client.requests().get(2).parameters()).containsEntry("limit", 201L);
  }

  @Test
  void stopsWhereHistoryBegins() {
    client.rows("", candles(10, 3));

    assertThat(latest(PriceType.LAST, 1000)).hasSize(8);
    assertThat(client.requests()).hasSize(1);
  }

  @Test
  void followsCandlesForwardToTheirEnd() {
    client.rows("", candles(1000, 1)).rows("", candles(1200, 1001));

    List<Kline> klines =
        market.klines(
            Category.LINEAR,
            "BTCUSDT",
            KlineInterval.H1,
            PriceType.LAST,
            Optional.of(Instant.ofEpochMilli(HOUR)),
            Optional.of(Instant.ofEpochMilli(1200 * HOUR)),
            5000);

    assertThat(klines).hasSize(1200);
    assertThat(client.asked())
        .containsExactly(
            "/v5/market/kline {category=linear, symbol=BTCUSDT, interval=60, start=3600000,"
                + " end=3603599999, limit=1000}",
            "/v5/market/kline {category=linear, symbol=BTCUSDT, interval=60, start=3603600000,"
                + " end=4320000000, limit=1000}");
  }

  @Test
  void goesOnOverATimeBeforeTheListing() {
    client.rows("").rows("", candles(1500, 1400));

    List<Kline> klines =
        market.klines(
            Category.LINEAR,
            "BTCUSDT",
            KlineInterval.H1,
            PriceType.LAST,
            Optional.of(Instant.ofEpochMilli(HOUR)),
            Optional.of(Instant.ofEpochMilli(1500 * HOUR)),
            101);

    assertThat(klines).hasSize(101);
  }

  @Test
  void asksForWholePagesHoweverFewCandlesAreWanted() {
    client.rows("").rows("").rows("", candles(3000, 2500));

    List<Kline> klines =
        market.klines(
            Category.LINEAR,
            "BTCUSDT",
            KlineInterval.H1,
            PriceType.LAST,
            Optional.of(Instant.ofEpochMilli(HOUR)),
            Optional.of(Instant.ofEpochMilli(3000 * HOUR)),
            1);

    assertThat(klines)
        .extracting(Kline::openTime)
        .containsExactly(Instant.ofEpochMilli(2500 * HOUR));
    assertThat(client.requests())
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.parameters()).containsEntry("limit", 1000L));
  }

  private List<Kline> latest(PriceType type, int limit) {
    return market.klines(Category.LINEAR, "BTCUSDT", KlineInterval.H1, type, OPEN, OPEN, limit);
  }

  private static String[] candles(int newest, int oldest) {
    List<String> rows = new ArrayList<>();
    for (long hour = newest; hour >= oldest; hour--) {
      rows.add("['%d','1','2','1','2','5','7']".formatted(hour * HOUR));
    }
    return rows.toArray(new String[0]);
  }
}
