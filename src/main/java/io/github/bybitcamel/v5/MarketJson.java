package io.github.bybitcamel.v5;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.BookLevel;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FundingRate;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.model.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads market data. */
final class MarketJson {

  private MarketJson() {}

  /**
   * Returns the exchange's time as exactly as it tells it.
   *
   * @param answered the time of the answer; the epoch where it did not say
   */
  static Instant serverTime(Row result, Instant answered) {
    return result
        .positive("timeNano")
        .map(nanos -> Instant.EPOCH.plusNanos(nanos.longValue()))
        .or(() -> Optional.of(answered).filter(time -> time.isAfter(Instant.EPOCH)))
        .orElseGet(() -> Instant.ofEpochSecond(result.needDecimal("timeSecond").longValue()));
  }

  static Ticker ticker(Category category, Row row, Instant time) {
    return new Ticker(
        category,
        row.needText("symbol"),
        row.needDecimal("lastPrice"),
        row.positive("markPrice"),
        row.positive("indexPrice"),
        row.positive("bid1Price"),
        row.positive("ask1Price"),
        row.decimal("highPrice24h"),
        row.decimal("lowPrice24h"),
        row.decimal("volume24h"),
        row.decimal("turnover24h"),
        row.decimal("price24hPcnt"),
        row.decimal("fundingRate"),
        row.time("nextFundingTime"),
        time);
  }

  static Kline kline(Row row) {
    return new Kline(
        row.needTime(0),
        row.needDecimal(1),
        row.needDecimal(2),
        row.needDecimal(3),
        row.needDecimal(4),
        row.decimal(5),
        row.decimal(6));
  }

  static OrderBook orderBook(Category category, Row result) {
    return new OrderBook(
        category,
        result.needText("s"),
        levels(result.needList("b")),
        levels(result.needList("a")),
        result.node().path("u").asLong(),
        result.needTime("ts"));
  }

  private static List<BookLevel> levels(JsonNode list) {
    List<BookLevel> levels = new ArrayList<>();
    for (JsonNode node : list) {
      Row row = new Row(node);
      levels.add(new BookLevel(row.needDecimal(0), row.needDecimal(1)));
    }
    return levels;
  }

  static FundingRate fundingRate(Category category, Row row) {
    return new FundingRate(
        category,
        row.needText("symbol"),
        row.needDecimal("fundingRate"),
        row.needTime("fundingRateTimestamp"));
  }

  static SystemStatus systemStatus(Row row) {
    return new SystemStatus(
        row.needText("id"),
        row.text("title"),
        row.needText("state"),
        row.needTime("begin"),
        row.time("end"),
        row.text("href"));
  }
}
