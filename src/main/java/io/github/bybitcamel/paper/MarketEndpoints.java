package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The documentation's chapter Market: time, instruments, tickers, candles. */
final class MarketEndpoints {

  private static final int MOST_CANDLES = 1000;

  private final Books books;
  private final Candles candles;
  private final InstrumentView instruments;
  private final TickerView tickers;

  MarketEndpoints(Books books) {
    this.books = books;
    this.candles = new Candles(books.prices());
    this.instruments = new InstrumentView(candles.launch());
    this.tickers = new TickerView(books, candles);
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.market("/v5/market/time", "", params -> time()),
        Endpoint.market(
            "/v5/market/instruments-info",
            "category! symbol symbolType status baseCoin limit:int cursor",
            this::instruments),
        Endpoint.market("/v5/market/tickers", "category! symbol baseCoin expDate", this::tickers),
        Endpoint.market(
            "/v5/market/kline",
            "category symbol! interval! start:int end:int limit:int",
            params -> kline(params, true)),
        Endpoint.market(
            "/v5/market/mark-price-kline",
            "category symbol! interval! start:int end:int limit:int",
            params -> kline(params, false)),
        Endpoint.market(
            "/v5/market/index-price-kline",
            "category symbol! interval! start:int end:int limit:int",
            params -> kline(params, false)),
        Endpoint.market(
            "/v5/market/premium-index-price-kline",
            "category symbol! interval! start:int end:int limit:int",
            this::premium));
  }

  private Result time() {
    long now = books.now();
    return Result.of(
        Json.object()
            .put("timeSecond", Long.toString(TimeUnit.MILLISECONDS.toSeconds(now)))
            .put("timeNano", Long.toString(TimeUnit.MILLISECONDS.toNanos(now))));
  }

  private Result instruments(Params params) {
    Category category = params.category();
    String status = params.text("status", "Trading");
    List<Contract> found =
        books.catalogue().of(category).stream()
            .filter(c -> !params.has("symbol") || c.symbol().equals(params.text("symbol")))
            .filter(c -> params.has("symbol") || c.status().equals(status))
            .filter(c -> !params.has("baseCoin") || c.base().equals(params.text("baseCoin")))
            .toList();
    if (found.isEmpty() && params.has("symbol")) {
      throw Symbols.unknown(category);
    }
    boolean paged = category != Category.SPOT;
    List<Integer> rows = IntStream.range(0, found.size()).boxed().toList();
    ObjectNode page =
        Page.of(
            rows,
            row -> -row,
            row -> instruments.view(found.get(row)),
            params,
            1000,
            paged ? 500 : 1000);
    return Result.of(page.put("category", category.text()));
  }

  private Result tickers(Params params) {
    Category category = params.category();
    ArrayNode list = Json.array();
    if (params.has("symbol")) {
      list.add(tickers.view(Symbols.find(books, category, params.text("symbol"))));
    } else {
      books.catalogue().of(category).stream()
          .filter(c -> c.status().equals("Trading"))
          .filter(c -> !params.has("baseCoin") || c.base().equals(params.text("baseCoin")))
          .forEach(c -> list.add(tickers.view(c)));
    }
    ObjectNode result = Json.object().put("category", category.text());
    result.set("list", list);
    return Result.of(result);
  }

  private Result kline(Params params, boolean traded) {
    Contract contract = contract(params);
    ArrayNode list = Json.array();
    for (Candles.Candle candle : candles(params, contract)) {
      ArrayNode row = list.addArray().add(Long.toString(candle.start()));
      for (BigDecimal price : List.of(candle.open(), candle.high(), candle.low(), candle.close())) {
        row.add(contract.priceText(price));
      }
      if (traded) {
        row.add(Decimals.plain(candle.volume())).add(Decimals.plain(candle.turnover()));
      }
    }
    return klines(contract, list);
  }

  private Result premium(Params params) {
    Contract contract = contract(params);
    ArrayNode list = Json.array();
    for (Candles.Candle candle : candles(params, contract)) {
      ArrayNode row = list.addArray().add(Long.toString(candle.start()));
      row.add("0.000100").add("0.000100").add("0.000100").add("0.000100");
    }
    return klines(contract, list);
  }

  private Contract contract(Params params) {
    Category category = params.has("category") ? params.category() : Category.LINEAR;
    return Symbols.find(books, category, params.text("symbol"));
  }

  private List<Candles.Candle> candles(Params params, Contract contract) {
    Interval interval = new Interval(params.text("interval"));
    int limit = params.within("limit", 1, MOST_CANDLES, 200);
    long now = books.now();
    long from = params.integer("start", 0);
    long to = params.integer("end", now);
    if (params.has("start") && !params.has("end")) {
      to = last(interval, from, limit);
    }
    return candles.list(contract, interval, from, to, now, limit);
  }

  private static long last(Interval interval, long from, int limit) {
    long start = interval.floor(from) < from ? interval.next(interval.floor(from)) : from;
    for (int i = 1; i < limit; i++) {
      start = interval.next(start);
    }
    return start;
  }

  private static Result klines(Contract contract, ArrayNode list) {
    ObjectNode result =
        Json.object().put("symbol", contract.symbol()).put("category", contract.category().text());
    result.set("list", list);
    return Result.of(result);
  }
}
