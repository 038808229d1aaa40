package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.BookLevel;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FundingRate;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.model.Ticker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class V5MarketTest {

  private static final Optional<String> ALL = Optional.empty();

  private final ScriptedClient client = new ScriptedClient();
  private final V5Market market = new V5Market(client);

  @Test
  void tellsTheTimeInNanoseconds() {
    client.fixture("market/time");

    assertThat(market.serverTime()).isEqualTo(Instant.parse("2023-07-06T10:30:03.423213947Z"));

    client.json("{'retCode':0,'result':{'timeSecond':'1688639403'},'time':1688639403423}");
    assertThat(market.serverTime()).isEqualTo(Instant.ofEpochMilli(1688639403423L));

    client.json("{'retCode':0,'result':{'timeSecond':'1688639403'}}");
    assertThat(market.serverTime()).isEqualTo(Instant.ofEpochSecond(1688639403));
  }

  @Test
  void readsContracts() {
    client.fixture("market/instruments-info-linear");

    assertThat(market.instruments(Category.LINEAR, Optional.of("BTCUSDT")))
        .containsExactly(
            new Instrument(
                Category.LINEAR,
                "BTCUSDT",
                "Trading",
                "BTC",
                "USDT",
                "USDT",
                new BigDecimal("0.10"),
                new BigDecimal("0.001"),
                BigDecimal.ZERO,
                new BigDecimal("0.001"),
                new BigDecimal("1190.000"),
                new BigDecimal("500.000"),
                new BigDecimal("5"),
                new BigDecimal("100.00")));
    assertThat(client.asked())
        .containsExactly(
            "/v5/market/instruments-info {category=linear, symbol=BTCUSDT, limit=1000}");
  }

  @Test
  void readsSpotByItsOwnNames() {
    client.fixture("market/instruments-info-spot");

    assertThat(market.instruments(Category.SPOT, ALL))
        .containsExactly(
            new Instrument(
                Category.SPOT,
                "BTCUSDT",
                "Trading",
                "BTC",
                "USDT",
                "USDT",
                new BigDecimal("0.1"),
                new BigDecimal("0.000001"),
                new BigDecimal("0.0000001"),
                new BigDecimal("0.000001"),
                new BigDecimal("83"),
                new BigDecimal("41.5"),
                new BigDecimal("5"),
                BigDecimal.ZERO));
    assertThat(client.asked()).containsExactly("/v5/market/instruments-info {category=spot}");
  }

  @Test
  void asksForOptionsCoinByCoin() {
    client.fixture("market/instruments-info-option").rows("").rows("");

    List<Instrument> options = market.instruments(Category.OPTION, ALL);

    assertThat(options).extracting(Instrument::symbol).containsExactly("BTC-27MAR26-70000-P-USDT");
    assertThat(options).extracting(Instrument::maxMarketQuantity).containsExactly(number("500"));
    assertThat(client.asked())
        .containsExactly(
            "/v5/market/instruments-info {category=option, baseCoin=BTC, limit=1000}",
            "/v5/market/instruments-info {category=option, baseCoin=ETH, limit=1000}",
            "/v5/market/instruments-info {category=option, baseCoin=SOL, limit=1000}");
  }

  @Test
  void leavesABadRowOutAndSaysSo() {
    String good =
        "{'symbol':'%s','status':'Trading','baseCoin':'A','quoteCoin':'B','settleCoin':'B',"
            + "'priceFilter':{'tickSize':'%s'},"
            + "'lotSizeFilter':{'qtyStep':'1','minOrderQty':'1','maxOrderQty':'9'}}";
    client.rows(
        "next",
        good.formatted("AB", "0.1"),
        good.formatted("BAD", "0"),
        "{'symbol':'WORSE','priceFilter':{'tickSize':'1e999999999'}}");
    client.rows("", good.formatted("CD", "0.1"));

    assertThat(market.instruments(Category.LINEAR, ALL))
        .extracting(Instrument::symbol)
        .containsExactly("AB", "CD");
    assertThat(client.skippedRows())
        .containsExactly(
            "/v5/market/instruments-info: BAD: tickSize 0 and quantityStep 1 must be > 0"
                + " in row BAD ",
            "/v5/market/instruments-info: maxOrderQty is missing in row WORSE ");
  }

  @Test
  void readsTickers() {
    client.fixture("market/tickers-inverse");

    assertThat(market.ticker(Category.INVERSE, "BTCUSD"))
        .isEqualTo(
            new Ticker(
                Category.INVERSE,
                "BTCUSD",
                number("120635.50"),
                some("114898.43"),
                some("114890.92"),
                some("103401.00"),
                some("109152.80"),
                some("131309.30"),
                some("102007.60"),
                some("13713832.0000"),
                some("115.6907"),
                some("0.142425"),
                some("0.0001"),
                Optional.of(Instant.ofEpochMilli(1760371200000L)),
                Instant.ofEpochMilli(1760352369814L)));
  }

  @Test
  void readsTickersOfSpotAndOptions() {
    client.fixture("market/tickers-spot").fixture("market/tickers-option");

    Ticker spot = market.ticker(Category.SPOT, "BTCUSDT");
    Ticker option = market.ticker(Category.OPTION, "BTC-30DEC22-18000-C");

    assertThat(spot.markPrice()).isEmpty();
    assertThat(spot.change24h()).isEqualTo(some("0.0068"));
    assertThat(option.bidPrice()).isEmpty();
    assertThat(option.fundingRate()).isEmpty();
    assertThat(option.markPrice()).isEqualTo(some("0.00000009"));
  }

  @Test
  void anAbsentTickerIsAnError() {
    client.rows("");

    assertThatThrownBy(() -> market.ticker(Category.LINEAR, "NONEUSDT"))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("no ticker of NONEUSDT");
  }

  @Test
  void readsTheOrderBook() {
    client.fixture("market/orderbook");

    assertThat(market.orderBook(Category.SPOT, "BTCUSDT", 1))
        .isEqualTo(
            new OrderBook(
                Category.SPOT,
                "BTCUSDT",
                List.of(new BookLevel(number("65485.47"), number("47.081829"))),
                List.of(new BookLevel(number("65557.7"), number("16.606555"))),
                230704,
                Instant.ofEpochMilli(1716863719031L)));
  }

  @Test
  void asksForFundingWithAnEndWhereverThereIsAStart() {
    Instant from = Instant.parse("2022-12-26T00:00:00Z");
    client.fixture("market/time").fixture("market/funding-history").rows("");

    List<FundingRate> rates =
        market.fundingHistory(Category.LINEAR, "ETHPERP", Optional.of(from), Optional.empty());

    assertThat(rates)
        .containsExactly(
            new FundingRate(
                Category.LINEAR,
                "ETHPERP",
                number("0.0001"),
                Instant.ofEpochMilli(1672041600000L)));
    assertThat(client.asked().get(1))
        .isEqualTo(
            "/v5/market/funding/history {category=linear, symbol=ETHPERP,"
                + " startTime=1672012800000, limit=200, endTime=1688639403423}");
  }

  @Test
  void followsFundingBackToItsStart() {
    client.rows("", funding(400, 201)).rows("", funding(200, 2));

    List<FundingRate> rates =
        market.fundingHistory(
            Category.LINEAR,
            "ETHPERP",
            Optional.of(Instant.ofEpochMilli(2)),
            Optional.of(Instant.ofEpochMilli(400)));

    assertThat(rates).hasSize(399).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    assertThat(client.requests().get(1).parameters()).containsEntry("endTime", 200L);
  }

  @Test
  void readsMaintenanceOldestFirst() {
    client.fixture("system/status");

    assertThat(market.systemStatus())
        .hasSize(6)
        .first()
        .isEqualTo(
            new SystemStatus(
                "f9d6842d-5331-11f0-8fd3-c241b123dd9e",
                "t01",
                "completed",
                Instant.ofEpochMilli(1751012688000L),
                Optional.of(Instant.ofEpochMilli(1751012760000L)),
                ""));
  }

  private static String[] funding(int newest, int oldest) {
    String[] rows = new String[newest - oldest + 1];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          "{'symbol':'ETHPERP','fundingRate':'0.0001','fundingRateTimestamp':'%d'}"
              .formatted(newest - i);
    }
    return rows;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Optional<BigDecimal> some(String text) {
    return Optional.of(number(text));
  }
}
