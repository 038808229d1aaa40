package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The documentation's chapter Market: what others quote, trade, pay and hold, all of it made up.
 */
final class QuoteEndpoints {

  private static final int MOST = 100_000;
  private static final long FUNDING = Duration.ofHours(8).toMillis();
  private static final Map<String, Duration> STEPS =
      Map.of(
          "5min", Duration.ofMinutes(5),
          "15min", Duration.ofMinutes(15),
          "30min", Duration.ofMinutes(30),
          "1h", Duration.ofHours(1),
          "4h", Duration.ofHours(4),
          "1d", Duration.ofDays(1));

  private final Books books;

  QuoteEndpoints(Books books) {
    this.books = books;
  }

  List<Endpoint> all() {
    String contract = "category! symbol! ";
    return List.of(
        Endpoint.market("/v5/market/orderbook", contract + "limit:int", this::book),
        Endpoint.market(
            "/v5/market/recent-trade",
            "category! symbol baseCoin optionType limit:int",
            this::trades),
        Endpoint.market(
            "/v5/market/funding/history",
            contract + "startTime:int endTime:int limit:int",
            this::funding),
        Endpoint.market(
            "/v5/market/open-interest",
            contract + "intervalTime! startTime:int endTime:int limit:int cursor",
            this::interest),
        Endpoint.market("/v5/market/risk-limit", "category! symbol cursor", this::risk));
  }

  private Contract contract(Params params, Category... allowed) {
    return Symbols.find(books, params.category(allowed), params.text("symbol"));
  }

  private Result book(Params params) {
    Contract contract = contract(params, Category.values());
    boolean option = contract.category() == Category.OPTION;
    int otherwise = contract.spot() || option ? 1 : 25;
    int limit = params.within("limit", 1, option ? 25 : 1000, otherwise);
    long now = books.now();
    ObjectNode book = Json.object().put("s", contract.symbol());
    side(book.putArray("b"), contract, limit, contract.tick().negate());
    side(book.putArray("a"), contract, limit, contract.tick());
    return Result.of(book.put("ts", now).put("u", now / 250).put("seq", now).put("cts", now));
  }

  private void side(ArrayNode side, Contract contract, int limit, BigDecimal step) {
    BigDecimal price = books.prices().last(contract);
    for (int level = 1; level <= limit; level++) {
      price = price.add(step);
      if (price.signum() > 0) {
        side.addArray()
            .add(contract.priceText(price))
            .add(contract.qtyText(Depth.size(contract, level)));
      }
    }
  }

  private Result trades(Params params) {
    Category category = params.category();
    String symbol =
        category == Category.OPTION && !params.has("symbol")
            ? books.catalogue().of(category).get(0).symbol()
            : params.text("symbol");
    Contract contract = Symbols.find(books, category, symbol);
    int most = contract.spot() ? 60 : 1000;
    int limit = params.within("limit", 1, most, contract.spot() ? 60 : 500);
    ObjectNode result = Json.object().put("category", category.text());
    ArrayNode list = result.putArray("list");
    long second = books.now() / 1000;
    for (long at = second; at > second - limit; at--) {
      list.add(trade(contract, at));
    }
    return Result.of(result);
  }

  private ObjectNode trade(Contract contract, long second) {
    long hash = Hash.mix(second, contract.symbol());
    return Json.object()
        .put("execId", contract.spot() ? Long.toString(second) : books.ids().execution(-second))
        .put("symbol", contract.symbol())
        .put("price", contract.priceText(books.prices().at(contract, second * 1000)))
        .put("size", contract.qtyText(Depth.size(contract, 1 + (int) Math.floorMod(hash, 5L))))
        .put("side", hash % 2 == 0 ? "Buy" : "Sell")
        .put("time", Long.toString(second * 1000))
        .put("isBlockTrade", false)
        .put("isRPITrade", false)
        .put("seq", Long.toString(second));
  }

  private Result funding(Params params) {
    Contract contract = contract(params, Category.LINEAR, Category.INVERSE);
    if (params.has("startTime") && !params.has("endTime")) {
      throw Code.PARAMETER.refuse("startTime needs endTime");
    }
    ObjectNode result = Json.object().put("category", contract.category().text());
    ArrayNode list = result.putArray("list");
    for (long at : instants(params, FUNDING, params.within("limit", 1, 200, 200))) {
      list.addObject()
          .put("symbol", contract.symbol())
          .put("fundingRate", Depth.FUNDING_RATE)
          .put("fundingRateTimestamp", Long.toString(at));
    }
    return Result.of(result);
  }

  private List<Long> instants(Params params, long step, int limit) {
    long last = Math.min(params.integer("endTime", books.now()), books.now()) / step * step;
    long first = params.integer("startTime", new Candles(books.prices()).launch());
    return LongStream.iterate(last, at -> at >= first, at -> at - step)
        .limit(limit)
        .boxed()
        .toList();
  }

  private Result interest(Params params) {
    Contract contract = contract(params, Category.LINEAR, Category.INVERSE);
    Duration step = STEPS.get(params.oneOf("intervalTime", STEPS.keySet().toArray(String[]::new)));
    BigDecimal open = Depth.openInterest(contract);
    List<Long> instants = instants(params, step.toMillis(), MOST);
    ObjectNode page =
        Page.of(
            instants,
            Long::longValue,
            at ->
                Json.object()
                    .put("openInterest", contract.qtyText(open))
                    .put("timestamp", Long.toString(at)),
            params,
            200,
            50);
    return Result.of(
        page.put("symbol", contract.symbol()).put("category", contract.category().text()));
  }

  private Result risk(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE);
    ObjectNode result = Json.object().put("category", category.text());
    ArrayNode list = result.putArray("list");
    books.catalogue().of(category).stream()
        .filter(c -> !params.has("symbol") || c.symbol().equals(params.text("symbol")))
        .forEach(
            c ->
                list.addObject()
                    .put("id", 1)
                    .put("symbol", c.symbol())
                    .put("riskLimitValue", "2000000")
                    .put("maintenanceMargin", "0.005")
                    .put("initialMargin", "0.01")
                    .put("isLowestRisk", 1)
                    .put("maxLeverage", c.maxLeverage().toPlainString())
                    .put("mmDeduction", ""));
    return Result.of(result.put("nextPageCursor", ""));
  }
}
