package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.model.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketCallsTest extends ConnectorTest {

  @Test
  void readsCandlesAcrossPages() {
    List<Kline> klines = connector.getOhlcv(BTC, "1", 1500);

    assertThat(klines).hasSize(1500);
    assertThat(klines.get(1499).close()).isEqualByComparingTo("30000");
    assertThat(klines.get(0).volume()).isPresent();
  }

  @Test
  void readsMarkAndIndexCandles() {
    assertThat(connector.markKlines(BTC, "60", 3)).hasSize(3);
    assertThat(connector.indexKlines(BTC, "60", 3)).hasSize(3).allMatch(k -> k.volume().isEmpty());
  }

  @Test
  void readsCandlesOfARange() {
    Instant from =
        KlineInterval.H1.openTime(
            connector.getMarketData(BTC).serverTime().minus(Duration.ofHours(5)));

    List<Kline> klines =
        connector.klines(
            Category.SPOT,
            BTC,
            KlineInterval.H1,
            PriceType.LAST,
            Optional.of(from),
            Optional.of(from.plus(Duration.ofHours(1))),
            10);

    assertThat(klines)
        .extracting(Kline::openTime)
        .containsExactly(from, from.plus(Duration.ofHours(1)));
  }

  @Test
  void refusesAnIntervalThatIsNone() {
    assertThatThrownBy(() -> connector.getOhlcv(BTC, "7", 1)).hasMessageContaining("none of");
  }

  @Test
  void readsTheBook() {
    OrderBook book = connector.getOrderbook(BTC, 5);

    assertThat(book.bids()).hasSize(5);
    assertThat(connector.getOrderbook(Category.SPOT, BTC, 3).asks()).hasSize(3);
  }

  @Test
  void readsTickerBestPricesDayAndFunding() {
    Ticker ticker = connector.getMarketData(BTC);

    assertThat(ticker.lastPrice()).isEqualByComparingTo("30000");
    assertThat(ticker.bidPrice()).isPresent();
    assertThat(ticker.askPrice()).isPresent();
    assertThat(ticker.high24h()).isPresent();
    assertThat(ticker.fundingRate()).isPresent();
    assertThat(connector.getMarketData(Category.INVERSE, "BTCUSD").category())
        .isEqualTo(Category.INVERSE);
  }

  @ParameterizedTest
  @EnumSource
  void readsInstrumentsOfEveryCategory(Category category) {
    assertThat(connector.instruments(category))
        .isNotEmpty()
        .allMatch(one -> one.category() == category);
  }

  @Test
  void readsFundingHistoryAndSystemStatus() {
    assertThat(connector.fundingHistory(Category.LINEAR, BTC, Optional.empty(), Optional.empty()))
        .isNotEmpty();
    Instant begin = Instant.parse("2030-01-02T03:00:00Z");
    exchange.control().maintenance("upgrade", begin, begin.plusSeconds(600));

    assertThat(connector.systemStatus())
        .containsExactly(
            new SystemStatus(
                "1", "upgrade", "scheduled", begin, Optional.of(begin.plusSeconds(600)), ""));
  }
}
