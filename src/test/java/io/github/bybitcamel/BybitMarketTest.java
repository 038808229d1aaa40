package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.FundingRate;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.model.Ticker;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class BybitMarketTest extends EndpointTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "bybit-market");
  }

  @Test
  void answersTheTicker() throws Exception {
    Ticker ticker = ask("ticker", Map.of("BybitSymbol", BTC), Ticker.class);

    assertThat(ticker.lastPrice()).isEqualByComparingTo("30000");
    assertThat(ticker.bidPrice()).isPresent();
    assertThat(ticker.fundingRate()).isPresent();
  }

  @Test
  void answersTheLatestCandlesOldestFirst() throws Exception {
    List<?> klines =
        list("ohlcv", Map.of("BybitSymbol", BTC, "BybitInterval", "1", "BybitLimit", 5));

    assertThat(klines).hasSize(5).allMatch(Kline.class::isInstance);
    assertThat(((Kline) klines.get(4)).close()).isEqualByComparingTo("30000");
  }

  @Test
  void answersMarkCandlesFromATimeOn() throws Exception {
    Instant from = exchangeTime().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.HOURS);

    List<?> klines =
        list(
            "ohlcv",
            Map.of(
                "BybitSymbol", BTC,
                "BybitInterval", "60",
                "BybitPriceType", "mark",
                "BybitFrom", from.toString(),
                "BybitLimit", "2"));

    assertThat(klines).hasSize(2);
    assertThat(((Kline) klines.get(0)).openTime()).isEqualTo(from);
    assertThat(((Kline) klines.get(0)).volume()).isEmpty();
  }

  @Test
  void answersTheBook() throws Exception {
    OrderBook book =
        ask("orderbook", Map.of("BybitSymbol", BTC, "BybitLimit", 10), OrderBook.class);

    assertThat(book.bids()).hasSize(10);
    assertThat(book.asks().get(0).price()).isGreaterThan(book.bids().get(0).price());
  }

  @Test
  void answersTheInstrumentsOfACategory() throws Exception {
    List<?> spot = list("instruments", Map.of("BybitCategory", "spot"));

    assertThat(spot)
        .isNotEmpty()
        .allMatch(one -> ((Instrument) one).category().text().equals("spot"));
  }

  @Test
  void answersTheFundingHistory() throws Exception {
    List<?> rates = list("funding-history", Map.of("BybitSymbol", BTC));

    assertThat(rates).isNotEmpty().allMatch(FundingRate.class::isInstance);
  }

  @Test
  void answersTheSystemStatus() throws Exception {
    Instant begin = Instant.parse("2030-01-02T03:00:00Z");
    exchange.control().maintenance("upgrade", begin, begin.plusSeconds(600));

    List<?> all = list("system-status", Map.of());

    assertThat(all)
        .singleElement()
        .isEqualTo(
            new SystemStatus(
                "1", "upgrade", "scheduled", begin, Optional.of(begin.plusSeconds(600)), ""));
  }

  @Test
  void leavesTheCallersHeadersAndSendsNoneOfThem() {
    Map<String, Object> headers =
        Map.of("BybitSymbol", BTC, "Authorization", "Bearer mine", "CamelHttpPath", "/evil");

    Exchange done = call("ticker", "", headers);

    assertThat(done.getMessage().getHeaders()).containsExactlyInAnyOrderEntriesOf(headers);
    assertThat(exchange.record().requests())
        .extracting(request -> request.path())
        .containsExactly("/v5/market/tickers");
  }

  @Test
  void refusesAHeaderThatIsMisspelt() {
    assertThatThrownBy(
            () -> ask("ticker", Map.of("BybitSymbol", BTC, "BybitCatgory", "spot"), Ticker.class))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("UNKNOWN_HEADER: 'BybitCatgory'");
  }

  @Test
  void refusesAHeaderThatIsMissingOrCannotBeUnderstood() {
    assertRefused(Map.of("BybitInterval", "1"), "MISSING_HEADER: 'BybitSymbol'");
    assertRefused(Map.of("BybitSymbol", BTC), "MISSING_HEADER: 'BybitInterval'");
    assertRefused(Map.of("BybitSymbol", "btc usdt"), "BAD_HEADER: 'BybitSymbol' is 'btc usdt'");
    assertRefused(Map.of("BybitSymbol", BTC, "BybitInterval", "7"), "interval '7' is none of");
    assertRefused(
        Map.of("BybitSymbol", BTC, "BybitInterval", "1", "BybitLimit", "many"),
        "'BybitLimit' is 'many'");
    assertRefused(
        Map.of("BybitSymbol", BTC, "BybitInterval", "1", "BybitFrom", "yesterday"),
        "'BybitFrom' is 'yesterday'");
    assertRefused(
        Map.of("BybitSymbol", BTC, "BybitInterval", "1", "BybitPriceType", "best"),
        "must be one of [LAST, MARK, INDEX]");
    assertThat(exchange.record().requests()).isEmpty();
  }

  private void assertRefused(Map<String, Object> headers, String message) {
    assertThatThrownBy(() -> list("ohlcv", headers))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void throwsWhatTheExchangeRefuses() {
    assertThatThrownBy(() -> ask("ticker", Map.of("BybitSymbol", "NOSUCH"), Ticker.class))
        .isInstanceOf(V5Exception.class);
  }

  private Instant exchangeTime() throws Exception {
    return ask("ticker", Map.of("BybitSymbol", BTC), Ticker.class).serverTime();
  }
}
