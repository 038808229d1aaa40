package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The documentation's chapter Account. */
final class AccountEndpoints {

  private final Books books;
  private final Margin margin;
  private final KeyState key;

  AccountEndpoints(Books books, Funds funds, KeyState key) {
    this.books = books;
    this.key = key;
    this.margin = funds.margin();
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.read("/v5/account/wallet-balance", 50, "accountType! coin", this::wallet),
        Endpoint.read("/v5/account/info", 50, "", params -> info()),
        Endpoint.read("/v5/account/fee-rate", 5, "category! symbol baseCoin", this::fees));
  }

  private Result info() {
    return Result.of(
        Json.object()
            .put("marginMode", "REGULAR_MARGIN")
            .put("updatedTime", Long.toString(books.prices().anchor()))
            .put("unifiedMarginStatus", key.classic() ? 1 : 5)
            .put("dcpStatus", "OFF")
            .put("timeWindow", 10)
            .put("smpGroup", 0)
            .put("isMasterTrader", false)
            .put("spotHedgingStatus", "OFF"));
  }

  private Result fees(Params params) {
    Category category = params.category();
    ObjectNode result = Json.object().put("category", category.text());
    ArrayNode list = result.putArray("list");
    books.catalogue().of(category).stream()
        .filter(c -> !params.has("symbol") || c.symbol().equals(params.text("symbol")))
        .filter(c -> !params.has("baseCoin") || c.base().equals(params.text("baseCoin")))
        .forEach(
            c ->
                list.addObject()
                    .put("symbol", category == Category.OPTION ? "" : c.symbol())
                    .put("baseCoin", category == Category.OPTION ? c.base() : "")
                    .put("takerFeeRate", c.takerFee().toPlainString())
                    .put("makerFeeRate", c.makerFee().toPlainString()));
    if (list.isEmpty()) {
      throw Symbols.unknown(category);
    }
    return Result.of(result);
  }

  private Result wallet(Params params) {
    if (!params.text("accountType").equals("UNIFIED")) {
      throw Code.PARAMETER.refuse("accountType only supports UNIFIED");
    }
    ObjectNode account = totals();
    ArrayNode coins = account.putArray("coin");
    for (String coin : coins(params.text("coin"))) {
      coins.add(coin(coin));
    }
    ObjectNode result = Json.object();
    result.putArray("list").add(account);
    return Result.of(result);
  }

  private Set<String> coins(String asked) {
    if (!asked.isEmpty()) {
      return new LinkedHashSet<>(List.of(asked.split(",", -1)));
    }
    Set<String> coins = new LinkedHashSet<>();
    books.wallet().balances().forEach((coin, amount) -> addUnlessZero(coins, coin, amount));
    return coins;
  }

  private static void addUnlessZero(Set<String> coins, String coin, BigDecimal amount) {
    if (amount.signum() != 0) {
      coins.add(coin);
    }
  }

  private ObjectNode totals() {
    BigDecimal equity = margin.equity();
    BigDecimal initial = margin.positions(true).add(margin.bound());
    BigDecimal maintenance = margin.positions(false);
    return Json.object()
        .put("totalEquity", Decimals.plain(margin.equity()))
        .put("accountIMRate", rate(initial, equity))
        .put("accountIMRateByMp", rate(initial, equity))
        .put("totalMarginBalance", Decimals.plain(equity))
        .put("totalInitialMargin", Decimals.plain(initial))
        .put("totalInitialMarginByMp", Decimals.plain(initial))
        .put("accountType", "UNIFIED")
        .put("totalAvailableBalance", Decimals.plain(margin.available()))
        .put("accountMMRate", rate(maintenance, equity))
        .put("accountMMRateByMp", rate(maintenance, equity))
        .put("totalPerpUPL", Decimals.plain(margin.unrealised()))
        .put("totalWalletBalance", Decimals.plain(margin.wallet()))
        .put("accountLTV", "0")
        .put("totalMaintenanceMargin", Decimals.plain(maintenance))
        .put("totalMaintenanceMarginByMp", Decimals.plain(maintenance));
  }

  private static String rate(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0
        ? "0"
        : Decimals.plain(part.divide(whole, 4, RoundingMode.HALF_EVEN));
  }

  private ObjectNode coin(String coin) {
    BigDecimal balance = books.wallet().of(coin);
    BigDecimal unrealised = margin.unrealised(coin);
    BigDecimal equity = balance.add(unrealised);
    return Json.object()
        .put("coin", coin)
        .put("equity", Decimals.plain(equity))
        .put("usdValue", Decimals.plain(equity.multiply(margin.usd(coin))))
        .put("walletBalance", Decimals.plain(balance))
        .put("locked", Decimals.plain(margin.locked(coin)))
        .put("spotHedgingQty", "0")
        .put("borrowAmount", Decimals.plain(balance.negate().max(BigDecimal.ZERO)))
        .put("spotBorrow", "0")
        .put("accruedInterest", "0")
        .put("totalOrderIM", Decimals.plain(margin.orders(coin)))
        .put("totalPositionIM", Decimals.plain(margin.positions(coin, true)))
        .put("totalPositionMM", Decimals.plain(margin.positions(coin, false)))
        .put("unrealisedPnl", Decimals.plain(unrealised))
        .put("cumRealisedPnl", Decimals.plain(books.wallet().realised(coin)))
        .put("bonus", "0")
        .put("collateralSwitch", true)
        .put("marginCollateral", true)
        .put("availableToBorrow", "")
        .put("availableToWithdraw", "");
  }
}
