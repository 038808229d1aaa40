package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FundingRate;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.model.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What everybody may know of the market. Each method throws {@link V5Exception} where the exchange
 * does not answer well. Rows that cannot be understood are left out and told to {@link
 * V5Client#skipped}.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/instrument">Bybit V5: Market</a>
 */
public final class V5Market {

  /** Options are listed by base coin, and there is no list of those. */
  private static final List<String> OPTION_COINS = List.of("BTC", "ETH", "SOL");

  private static final int INSTRUMENTS_PAGE = 1000;
  private static final int FUNDING_PAGE = 200;

  private final V5Client client;
  private final Pages pages;

  /** Creates the market as seen through {@code client}. */
  public V5Market(V5Client client) {
    this.client = client;
    this.pages = new Pages(client);
  }

  /** Returns the exchange's time. */
  public Instant serverTime() {
    V5Request request = V5Request.to(V5Endpoint.SERVER_TIME).build();
    V5Answer answer = client.call(request);
    return Rows.one(
        request, new Row(answer.result()), row -> MarketJson.serverTime(row, answer.time()));
  }

  /**
   * Returns all instruments of a category that are online, or the one of {@code symbol}; options of
   * BTC, ETH and SOL, as far as the exchange has them.
   */
  public List<Instrument> instruments(Category category, Optional<String> symbol) {
    if (category != Category.OPTION) {
      return instruments(category, symbol, Optional.empty());
    }
    List<String> coins = symbol.map(name -> List.of(name.split("-", 2)[0])).orElse(OPTION_COINS);
    return Parts.all(coins, coin -> instruments(category, symbol, Optional.of(coin)));
  }

  private List<Instrument> instruments(
      Category category, Optional<String> symbol, Optional<String> baseCoin) {
    V5Request.Builder request =
        V5Request.to(V5Endpoint.INSTRUMENTS)
            .category(category)
            .text("symbol", symbol)
            .text("baseCoin", baseCoin);
    if (category != Category.SPOT) {
      request.integer("limit", INSTRUMENTS_PAGE);
    }
    return pages.all(request.build(), row -> InstrumentJson.instrument(category, row));
  }

  /** Returns the latest figures of {@code symbol}. */
  public Ticker ticker(Category category, String symbol) {
    V5Request request =
        V5Request.to(V5Endpoint.TICKERS).category(category).text("symbol", symbol).build();
    V5Answer answer = client.call(request);
    return Rows.first(request, answer, row -> MarketJson.ticker(category, row, answer.time()))
        .orElseThrow(() -> Rows.misunderstood(request, "no ticker of " + symbol));
  }

  /**
   * Returns candles, oldest first; the last one may still be open.
   *
   * @param priceType of which price; index and mark candles have no volume
   * @param from if present, the first {@code limit} candles that open from then on are meant,
   *     otherwise the latest
   * @param to candles that open later are left out, inclusive
   * @param limit how many at most; any number, pages are followed
   */
  public List<Kline> klines(
      Category category,
      String symbol,
      KlineInterval interval,
      PriceType priceType,
      Optional<Instant> from,
      Optional<Instant> to,
      int limit) {
    KlinePages klines = new KlinePages(client, category, symbol, interval, priceType);
    return from.map(start -> klines.forward(start, to, limit))
        .orElseGet(() -> klines.backward(to, limit));
  }

  /**
   * Returns what one call for candles answers, with the exchange's time of the answer: who judges
   * which candles are closed needs both from one moment.
   *
   * @param from the first candle opens then or later
   * @param to the last candle opens then or earlier; not more than {@link KlinePage#MOST} candles
   *     after {@code from}
   */
  public KlinePage klinePage(
      Category category,
      String symbol,
      KlineInterval interval,
      PriceType priceType,
      Instant from,
      Instant to) {
    return new KlinePages(client, category, symbol, interval, priceType).page(from, to);
  }

  /**
   * Returns the open orders of everybody.
   *
   * @param depth how many prices of each side, at most 1000, options 25
   */
  public OrderBook orderBook(Category category, String symbol, int depth) {
    V5Request request =
        V5Request.to(V5Endpoint.ORDERBOOK)
            .category(category)
            .text("symbol", symbol)
            .integer("limit", depth)
            .build();
    V5Answer answer = client.call(request);
    return Rows.one(request, new Row(answer.result()), row -> MarketJson.orderBook(category, row));
  }

  /**
   * Returns what a perpetual paid, oldest first.
   *
   * @param from inclusive; empty means the 200 latest
   * @param to inclusive; empty means now
   */
  public List<FundingRate> fundingHistory(
      Category category, String symbol, Optional<Instant> from, Optional<Instant> to) {
    V5Request request =
        V5Request.to(V5Endpoint.FUNDING_HISTORY)
            .category(category)
            .text("symbol", symbol)
            .time("startTime", from)
            .integer("limit", FUNDING_PAGE)
            .build();
    // A start without an end is an error to the exchange.
    Optional<Instant> end = from.isPresent() ? to.or(() -> Optional.of(serverTime())) : to;
    TreeMap<Instant, FundingRate> rates = new TreeMap<>();
    int before;
    do {
      before = rates.size();
      fundingPage(category, request, end).forEach(rate -> rates.put(rate.time(), rate));
      end = rates.isEmpty() ? end : Optional.of(rates.firstKey().minusMillis(1));
    } while (rates.size() > before && from.filter(rates.firstKey()::isAfter).isPresent());
    return List.copyOf(rates.values());
  }

  private List<FundingRate> fundingPage(
      Category category, V5Request request, Optional<Instant> end) {
    V5Request page = end.map(to -> request.with("endTime", to.toEpochMilli())).orElse(request);
    return Rows.good(client, page, client.call(page), row -> MarketJson.fundingRate(category, row));
  }

  /** Returns announced and past maintenance, oldest first. */
  public List<SystemStatus> systemStatus() {
    V5Request request = V5Request.to(V5Endpoint.SYSTEM_STATUS).build();
    List<SystemStatus> all =
        new ArrayList<>(Rows.good(client, request, client.call(request), MarketJson::systemStatus));
    all.sort(Comparator.comparing(SystemStatus::begin));
    return all;
  }
}
