package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.BookLevel;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.Ticker;
import io.github.bybitcamel.v5.V5Market;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The market at one moment: each symbol by the exchange's time of its own answer. */
record MarketSnapshots(V5Market market, Category category, Clock clock) {

  /** Reads the ticker of a symbol. */
  List<FeedRecord> ticker(String symbol) {
    Ticker ticker = market.ticker(category, symbol);
    return List.of(
        draft(Draft.of(RecordTypes.TICKER), symbol, ticker.serverTime())
            .put("last_price", ticker.lastPrice())
            .put("mark_price", ticker.markPrice())
            .put("index_price", ticker.indexPrice())
            .put("bid_price", ticker.bidPrice())
            .put("ask_price", ticker.askPrice())
            .put("high_24h", ticker.high24h())
            .put("low_24h", ticker.low24h())
            .put("volume_24h", ticker.volume24h())
            .put("turnover_24h", ticker.turnover24h())
            .put("change_24h", ticker.change24h())
            .put("funding_rate", ticker.fundingRate())
            .put("next_funding_ts", ticker.nextFunding())
            .record(0));
  }

  /** Reads the order book of a symbol, {@code depth} prices of each side. */
  List<FeedRecord> book(String symbol, int depth) {
    List<FeedRecord> rows = new ArrayList<>();
    OrderBook book = market.orderBook(category, symbol, depth);
    add(rows, book, "bid", book.bids());
    add(rows, book, "ask", book.asks());
    return rows;
  }

  private void add(List<FeedRecord> rows, OrderBook book, String side, List<BookLevel> levels) {
    for (int i = 0; i < levels.size(); i++) {
      rows.add(
          draft(Draft.of(RecordTypes.ORDERBOOK), book.symbol(), book.time())
              .put("side", side)
              .put("level", i + 1)
              .put("price", levels.get(i).price())
              .put("qty", levels.get(i).quantity())
              .put("update_id", book.updateId())
              .record(0));
    }
  }

  private Draft draft(Draft draft, String symbol, Instant time) {
    return draft
        .put("exchange", "bybit")
        .put("category", category.text())
        .put("symbol", symbol)
        .put("snapshot_ts", time)
        .put("received_at", clock.instant());
  }
}
