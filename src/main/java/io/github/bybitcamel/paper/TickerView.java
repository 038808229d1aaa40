package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a contract's prices the way market/tickers shows them. */
final class TickerView {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long FUNDING = 8 * HOUR;

  private final Books books;
  private final Candles candles;

  TickerView(Books books, Candles candles) {
    this.books = books;
    this.candles = candles;
  }

  ObjectNode view(Contract c) {
    long now = books.now();
    BigDecimal last = books.prices().last(c);
    Candles.Candle day = candles.candle(c, now - DAY, now);
    ObjectNode view =
        Json.object()
            .put("symbol", c.symbol())
            .put("lastPrice", c.priceText(last))
            .put("bid1Price", c.priceText(last.subtract(c.tick())))
            .put("bid1Size", c.qtyText(Depth.size(c, 1)))
            .put("ask1Price", c.priceText(last.add(c.tick())))
            .put("ask1Size", c.qtyText(Depth.size(c, 1)))
            .put("highPrice24h", c.priceText(day.high()))
            .put("lowPrice24h", c.priceText(day.low()))
            .put("turnover24h", Decimals.plain(day.turnover()))
            .put("volume24h", Decimals.plain(day.volume()));
    switch (c.category()) {
      case SPOT -> spot(view, c, day);
      case OPTION -> option(view, c);
      case LINEAR, INVERSE -> future(view, c, day, now);
    }
    return view;
  }

  private static void change(ObjectNode view, Contract c, Candles.Candle day) {
    BigDecimal change =
        day.close().subtract(day.open()).divide(day.open(), 6, RoundingMode.HALF_EVEN);
    view.put("prevPrice24h", c.priceText(day.open())).put("price24hPcnt", change.toPlainString());
  }

  private void spot(ObjectNode view, Contract c, Candles.Candle day) {
    change(view, c, day);
    view.put("usdIndexPrice", c.priceText(books.prices().index(c)));
  }

  private void option(ObjectNode view, Contract c) {
    BigDecimal underlying =
        books
            .catalogue()
            .find(Category.LINEAR, c.base() + "USDT")
            .map(books.prices()::last)
            .orElse(BigDecimal.ZERO);
    view.put("markPrice", c.priceText(books.prices().last(c)))
        .put("indexPrice", Decimals.plain(underlying))
        .put("underlyingPrice", Decimals.plain(underlying))
        .put("bid1Iv", "0.5")
        .put("ask1Iv", "0.5")
        .put("markIv", "0.5")
        .put("openInterest", "100")
        .put("totalVolume", "1000")
        .put("totalTurnover", "30000000")
        .put("delta", "0.5")
        .put("gamma", "0.00001")
        .put("vega", "10")
        .put("theta", "-5")
        .put("predictedDeliveryPrice", "0")
        .put("change24h", "0");
  }

  private void future(ObjectNode view, Contract c, Candles.Candle day, long now) {
    change(view, c, day);
    BigDecimal open = Depth.openInterest(c);
    view.put("indexPrice", c.priceText(books.prices().index(c)))
        .put("markPrice", c.priceText(day.close()))
        .put("prevPrice1h", c.priceText(books.prices().at(c, now - HOUR)))
        .put("openInterest", c.qtyText(open))
        .put("openInterestValue", Decimals.plain(c.value(open, day.close())))
        .put("fundingRate", Depth.FUNDING_RATE)
        .put("nextFundingTime", Long.toString((now / FUNDING + 1) * FUNDING))
        .put("predictedDeliveryPrice", "")
        .put("basisRate", "")
        .put("basis", "")
        .put("basisRateYear", "")
        .put("deliveryFeeRate", "")
        .put("deliveryTime", "0")
        .put("preOpenPrice", "")
        .put("preQty", "")
        .put("curPreListingPhase", "")
        .put("fundingIntervalHour", "8")
        .put("fundingCap", "0.00375");
  }
}
