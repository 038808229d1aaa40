package io.github.bybitcamel.connector;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What everybody may know of the market. */
public interface MarketCalls extends AsyncCalls {

  /**
   * Returns the latest candles of traded prices, oldest first; the last one is still open.
   *
   * @param interval Bybit's spelling: {@code 1 3 5 15 30 60 120 240 360 720 D W M}
   * @param limit how many; any number, pages are followed
   * @throws IllegalArgumentException if there is no such interval; the message says which there are
   * @see <a href="https://bybit-exchange.github.io/docs/v5/market/kline">Bybit V5: Get Kline</a>
   */
  default List<Kline> getOhlcv(String symbol, String interval, int limit) {
    return klines(
        Category.LINEAR,
        symbol,
        KlineInterval.of(interval),
        PriceType.LAST,
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /** Does {@link #getOhlcv(String, String, int)} without waiting for it. */
  default CompletableFuture<List<Kline>> getOhlcvAsync(String symbol, String interval, int limit) {
    return async(() -> getOhlcv(symbol, interval, limit));
  }

  /** Returns the latest candles of mark prices, as {@link #getOhlcv} does; they have no volume. */
  default List<Kline> markKlines(String symbol, String interval, int limit) {
    return klines(
        Category.LINEAR,
        symbol,
        KlineInterval.of(interval),
        PriceType.MARK,
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /** Does {@link #markKlines(String, String, int)} without waiting for it. */
  default CompletableFuture<List<Kline>> markKlinesAsync(
      String symbol, String interval, int limit) {
    return async(() -> markKlines(symbol, interval, limit));
  }

  /** Returns the latest candles of index prices, as {@link #getOhlcv} does; they have no volume. */
  default List<Kline> indexKlines(String symbol, String interval, int limit) {
    return klines(
        Category.LINEAR,
        symbol,
        KlineInterval.of(interval),
        PriceType.INDEX,
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /** Does {@link #indexKlines(String, String, int)} without waiting for it. */
  default CompletableFuture<List<Kline>> indexKlinesAsync(
      String symbol, String interval, int limit) {
    return async(() -> indexKlines(symbol, interval, limit));
  }

  /**
   * Returns candles, oldest first; the last one may still be open.
   *
   * @param priceType of which price
   * @param from if present, the first {@code limit} candles that open from then on are meant,
   *     otherwise the latest
   * @param to candles that open later are left out, inclusive
   * @param limit how many at most; any number, pages are followed
   * @see <a href="https://bybit-exchange.github.io/docs/v5/market/kline">Bybit V5: Get Kline</a>
   */
  List<Kline> klines(
      Category category,
      String symbol,
      KlineInterval interval,
      PriceType priceType,
      Optional<Instant> from,
      Optional<Instant> to,
      int limit);

  /**
   * Does {@link #klines(Category, String, KlineInterval, PriceType, Optional, Optional, int)}
   * without waiting for it.
   */
  default CompletableFuture<List<Kline>> klinesAsync(
      Category category,
      String symbol,
      KlineInterval interval,
      PriceType priceType,
      Optional<Instant> from,
      Optional<Instant> to,
      int limit) {
    return async(() -> klines(category, symbol, interval, priceType, from, to, limit));
  }

  /**
   * Returns the open orders of everybody.
   *
   * @param limit how many prices of each side, at most 1000
   * @see <a href="https://bybit-exchange.github.io/docs/v5/market/orderbook">Bybit V5: Get
   *     Orderbook</a>
   */
  default OrderBook getOrderbook(String symbol, int limit) {
    return getOrderbook(Category.LINEAR, symbol, limit);
  }

  /** Does {@link #getOrderbook(String, int)} without waiting for it. */
  default CompletableFuture<OrderBook> getOrderbookAsync(String symbol, int limit) {
    return async(() -> getOrderbook(symbol, limit));
  }

  /**
   * Returns the open orders of everybody.
   *
   * @param limit how many prices of each side, at most 1000, options 25
   */
  OrderBook getOrderbook(Category category, String symbol, int limit);

  /** Does {@link #getOrderbook(Category, String, int)} without waiting for it. */
  default CompletableFuture<OrderBook> getOrderbookAsync(
      Category category, String symbol, int limit) {
    return async(() -> getOrderbook(category, symbol, limit));
  }

  /**
   * Returns the latest figures of a symbol: last, mark and index price, best bid and ask, 24 hours,
   * funding.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/market/tickers">Bybit V5: Get
   *     Tickers</a>
   */
  default Ticker getMarketData(String symbol) {
    return getMarketData(Category.LINEAR, symbol);
  }

  /** Does {@link #getMarketData(String)} without waiting for it. */
  default CompletableFuture<Ticker> getMarketDataAsync(String symbol) {
    return async(() -> getMarketData(symbol));
  }

  /** Returns the latest figures of a symbol of any category. */
  Ticker getMarketData(Category category, String symbol);

  /** Does {@link #getMarketData(Category, String)} without waiting for it. */
  default CompletableFuture<Ticker> getMarketDataAsync(Category category, String symbol) {
    return async(() -> getMarketData(category, symbol));
  }

  /**
   * Returns all instruments of a category with their rules; options of BTC, ETH and SOL.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/market/instrument">Bybit V5: Get
   *     Instruments Info</a>
   */
  List<Instrument> instruments(Category category);

  /** Does {@link #instruments(Category)} without waiting for it. */
  default CompletableFuture<List<Instrument>> instrumentsAsync(Category category) {
    return async(() -> instruments(category));
  }

  /**
   * Returns what a perpetual paid, oldest first.
   *
   * @param from inclusive; empty means the 200 latest
   * @param to inclusive; empty means now
   * @see <a href="https://bybit-exchange.github.io/docs/v5/market/history-fund-rate">Bybit V5: Get
   *     Funding Rate History</a>
   */
  List<FundingRate> fundingHistory(
      Category category, String symbol, Optional<Instant> from, Optional<Instant> to);

  /** Does {@link #fundingHistory(Category, String, Optional, Optional)} without waiting for it. */
  default CompletableFuture<List<FundingRate>> fundingHistoryAsync(
      Category category, String symbol, Optional<Instant> from, Optional<Instant> to) {
    return async(() -> fundingHistory(category, symbol, from, to));
  }

  /**
   * Returns announced and past maintenance, oldest first.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/system-status">Bybit V5: Get System
   *     Status</a>
   */
  List<SystemStatus> systemStatus();

  /** Does {@link #systemStatus()} without waiting for it. */
  default CompletableFuture<List<SystemStatus>> systemStatusAsync() {
    return async(() -> systemStatus());
  }
}
