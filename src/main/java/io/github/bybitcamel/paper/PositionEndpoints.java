package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.List;

/** The documentation's chapter Position, as far as positions are set up. */
final class PositionEndpoints {

  private static final String CONTRACT = "category! symbol! ";

  private final Books books;
  private final TradingStop stop;

  PositionEndpoints(Books books, Matching matching) {
    this.books = books;
    this.stop = new TradingStop(books, matching.exits());
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.write(
            "/v5/position/set-leverage",
            Quota.of(10),
            Schema.of(CONTRACT, "buyLeverage! sellLeverage!"),
            this::leverage),
        Endpoint.write(
            "/v5/position/switch-mode",
            Quota.of(10),
            Schema.of("category! symbol coin mode:int!"),
            this::mode),
        Endpoint.write(
            "/v5/position/trading-stop",
            Quota.of(10),
            Schema.of(
                CONTRACT,
                "tpslMode positionIdx:int takeProfit stopLoss trailingStop tpTriggerBy slTriggerBy",
                "activePrice tpSize slSize tpLimitPrice slLimitPrice tpOrderType slOrderType"),
            stop::set));
  }

  private Result leverage(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE);
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    BigDecimal leverage = params.decimal("buyLeverage");
    if (leverage.compareTo(params.decimal("sellLeverage")) != 0) {
      throw Code.PARAMETER.refuse("buyLeverage must be the same as sellLeverage");
    }
    if (leverage.compareTo(BigDecimal.ONE) < 0) {
      throw Code.PARAMETER.refuse("leverage must be at least 1");
    }
    if (leverage.compareTo(contract.maxLeverage()) > 0) {
      throw Code.LEVERAGE_LIMIT.refuse("maxLeverage " + contract.maxLeverage());
    }
    if (leverage.compareTo(books.positions().leverage(contract)) == 0) {
      throw Code.LEVERAGE_SAME.refuse();
    }
    books.positions().leverage(contract, leverage);
    return Result.of(Json.object());
  }

  private Result mode(Params params) {
    Category category = params.category(Category.LINEAR);
    int mode = params.within("mode", 0, 3, -1);
    if (mode != 0 && mode != 3) {
      throw Code.PARAMETER.refuse("mode must be 0 or 3");
    }
    List<Contract> contracts = contracts(category, params);
    boolean both = mode == 3;
    if (contracts.stream().allMatch(c -> books.positions().hedged(c) == both)) {
      throw Code.MODE_SAME.refuse();
    }
    contracts.forEach(this::checkIdle);
    contracts.forEach(c -> books.positions().hedged(c, both));
    return Result.of(Json.object());
  }

  private List<Contract> contracts(Category category, Params params) {
    if (params.has("symbol")) {
      return List.of(Symbols.find(books, category, params.text("symbol")));
    }
    if (!params.has("coin")) {
      throw Code.PARAMETER.refuse("symbol or coin is required");
    }
    return books.catalogue().of(category).stream()
        .filter(c -> c.settle().equals(params.text("coin")))
        .toList();
  }

  private void checkIdle(Contract contract) {
    boolean held =
        books.positions().all().stream()
            .anyMatch(p -> !p.flat() && books.contract(p).equals(contract));
    if (held) {
      throw Code.MODE_POSITION.refuse();
    }
    if (!books.orders().open(order -> books.contract(order).equals(contract)).isEmpty()) {
      throw Code.MODE_ORDERS.refuse();
    }
  }
}
