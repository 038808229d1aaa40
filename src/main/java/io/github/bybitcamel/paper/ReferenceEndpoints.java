package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What public clients ask besides: figures of others, made up, and balances as assets. */
final class ReferenceEndpoints {

  private static final int MOST = 10_000;
  private static final Map<String, Duration> PERIODS =
      Map.of(
          "5min", Duration.ofMinutes(5),
          "15min", Duration.ofMinutes(15),
          "30min", Duration.ofMinutes(30),
          "1h", Duration.ofHours(1),
          "4h", Duration.ofHours(4),
          "1d", Duration.ofDays(1));
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final BigDecimal BAND = new BigDecimal("0.05");

  private final Books books;
  private final Margin margin;

  ReferenceEndpoints(Books books, Funds funds) {
    this.books = books;
    this.margin = funds.margin();
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.market(
            "/v5/market/account-ratio",
            "category! symbol! period! startTime:int endTime:int limit:int cursor",
            this::ratio),
        Endpoint.market(
            "/v5/market/historical-volatility",
            "category! baseCoin quoteCoin period:int startTime:int endTime:int",
            this::volatility),
        Endpoint.market("/v5/market/insurance", "coin", this::insurance),
        Endpoint.market("/v5/market/price-limit", "category symbol!", this::limits),
        Endpoint.read(
            "/v5/asset/transfer/query-account-coins-balance",
            5,
            "memberId accountType! coin withBonus:int",
            this::balances),
        Endpoint.read(
            "/v5/asset/transfer/query-account-coin-balance",
            5,
            "memberId toMemberId accountType! toAccountType coin! withBonus:int"
                + " withTransferSafeAmount:int withLtvTransferSafeAmount:int",
            this::balance),
        Endpoint.read(
            "/v5/order/spot-borrow-check", 50, "category! symbol! side!", this::borrowable),
        Endpoint.write(
            "/v5/account/set-margin-mode",
            Quota.of(5),
            Schema.of("setMarginMode!"),
            this::marginMode));
  }

  private Result ratio(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE);
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    long step =
        PERIODS.get(params.oneOf("period", PERIODS.keySet().toArray(String[]::new))).toMillis();
    long last = Math.min(params.integer("endTime", books.now()), books.now()) / step * step;
    long first = params.integer("startTime", new Candles(books.prices()).launch());
    List<Long> instants =
        LongStream.iterate(last, at -> at >= first, at -> at - step).limit(MOST).boxed().toList();
    return Result.of(
        Page.of(instants, Long::longValue, at -> ratio(contract, at), params, 500, 50));
  }

  private static ObjectNode ratio(Contract contract, long at) {
    long buyers = 4_000 + Math.floorMod(Hash.mix(at, contract.symbol()), 2_000L);
    return Json.object()
        .put("symbol", contract.symbol())
        .put("buyRatio", BigDecimal.valueOf(buyers, 4).toPlainString())
        .put("sellRatio", BigDecimal.valueOf(10_000 - buyers, 4).toPlainString())
        .put("timestamp", Long.toString(at));
  }

  private Result volatility(Params params) {
    params.category(Category.OPTION);
    ArrayNode list = Json.array();
    list.addObject()
        .put("period", params.integer("period", 7))
        .put("value", "0.5")
        .put("time", Long.toString(books.now() / HOUR * HOUR));
    return new Result(list, Json.object());
  }

  private Result insurance(Params params) {
    ObjectNode result = Json.object().put("updatedTime", Long.toString(books.now() / HOUR * HOUR));
    ArrayNode list = result.putArray("list");
    for (String coin : List.of("USDT", "USDC", "BTC")) {
      if (coin.equals(params.text("coin", coin))) {
        list.addObject()
            .put("coin", coin)
            .put("symbols", "")
            .put("balance", "1000000")
            .put("value", "1000000");
      }
    }
    return Result.of(result);
  }

  private Result limits(Params params) {
    Category category = params.has("category") ? params.category() : Category.LINEAR;
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    BigDecimal last = books.prices().last(contract);
    BigDecimal band = last.multiply(BAND);
    return Result.of(
        Json.object()
            .put("symbol", contract.symbol())
            .put("buyLmt", contract.priceText(contract.onTick(last.add(band))))
            .put("sellLmt", contract.priceText(contract.onTick(last.subtract(band))))
            .put("ts", Long.toString(books.now())));
  }

  private Result balances(Params params) {
    ObjectNode result =
        Json.object().put("memberId", "1").put("accountType", params.text("accountType"));
    ArrayNode list = result.putArray("balance");
    List<String> asked =
        params.has("coin")
            ? List.of(params.text("coin").split(",", -1))
            : List.copyOf(books.wallet().balances().keySet());
    asked.forEach(coin -> list.add(coin(coin, unified(params))));
    return Result.of(result);
  }

  private Result balance(Params params) {
    ObjectNode balance =
        coin(params.text("coin"), unified(params))
            .put("transferSafeAmount", "")
            .put("ltvTransferSafeAmount", "");
    ObjectNode result =
        Json.object()
            .put("accountType", params.text("accountType"))
            .put("bizType", 1)
            .put("accountId", "1")
            .put("memberId", "1");
    result.set("balance", balance);
    return Result.of(result);
  }

  private static boolean unified(Params params) {
    return params.text("accountType").equals("UNIFIED");
  }

  /** All that this account owns is in the unified one. */
  private ObjectNode coin(String coin, boolean unified) {
    BigDecimal owned = unified ? books.wallet().of(coin) : BigDecimal.ZERO;
    BigDecimal free = owned.subtract(unified ? margin.locked(coin) : BigDecimal.ZERO);
    return Json.object()
        .put("coin", coin)
        .put("walletBalance", Decimals.plain(owned))
        .put("transferBalance", Decimals.plain(free.max(BigDecimal.ZERO)))
        .put("bonus", "");
  }

  private Result borrowable(Params params) {
    Category category = params.category(Category.SPOT);
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    boolean buy = params.side().text().equals("Buy");
    String coin = buy ? contract.quote() : contract.base();
    BigDecimal free = books.wallet().of(coin).subtract(margin.locked(coin)).max(BigDecimal.ZERO);
    BigDecimal last = books.prices().last(contract);
    BigDecimal qty = buy ? free.divide(last, Contract.PRECISION) : free;
    String base = contract.qtyText(qty);
    String quote = Decimals.plain(buy ? free : free.multiply(last));
    return Result.of(
        Json.object()
            .put("symbol", contract.symbol())
            .put("side", params.text("side"))
            .put("maxTradeQty", base)
            .put("maxTradeAmount", quote)
            .put("spotMaxTradeQty", base)
            .put("spotMaxTradeAmount", quote)
            .put("borrowCoin", coin));
  }

  private Result marginMode(Params params) {
    String mode =
        params.oneOf("setMarginMode", "ISOLATED_MARGIN", "REGULAR_MARGIN", "PORTFOLIO_MARGIN");
    if (!mode.equals("REGULAR_MARGIN")) {
      throw new Refusal(3400045, "Set margin mode failed: only cross margin is kept here");
    }
    ObjectNode result = Json.object();
    result.putArray("reasons");
    return Result.of(result);
  }
}
