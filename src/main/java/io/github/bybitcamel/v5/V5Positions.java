package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionDetails;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TradingStop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Positions of linear, inverse and option. Each method throws {@link V5Exception} where the
 * exchange does not carry it out, or nobody knows whether it did.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position">Bybit V5: Position</a>
 */
public final class V5Positions {

  private static final int POSITIONS_PAGE = 200;
  private static final int CLOSED_PAGE = 100;

  /** What says "not modified" and nothing else. */
  private static final Set<Integer> NOT_MODIFIED = Set.of(110043, 110025, 110026, 110027);

  private final V5Client client;
  private final CallPriority reading;
  private final Pages pages;

  /** Creates the positions as seen through {@code client}. */
  public V5Positions(V5Client client) {
    this(client, CallPriority.POLL);
  }

  /**
   * Creates the positions as seen through {@code client}.
   *
   * @param reading who goes first where a position is read: whoever is about to close one does not
   *     wait behind polls
   */
  public V5Positions(V5Client client, CallPriority reading) {
    this.client = client;
    this.reading = reading;
    this.pages = new Pages(client);
  }

  /**
   * Returns positions: of {@code symbol} also flat ones, both legs of a hedge; otherwise those that
   * are open. A row that cannot be understood is an error where a symbol is named, so that it is
   * not taken for flat; otherwise it is left out and told to {@link V5Client#skipped}.
   *
   * @param settleCoin narrows to contracts settled in it
   */
  public List<Position> list(
      Category category, Optional<String> symbol, Optional<String> settleCoin) {
    if (symbol.isPresent()) {
      V5Request request =
          V5Request.to(V5Endpoint.POSITION_LIST)
              .category(category)
              .text("symbol", symbol)
              .priority(reading)
              .build();
      return Rows.all(request, client.call(request), row -> PositionJson.position(category, row));
    }
    return open(category, settleCoin, row -> PositionJson.position(category, row));
  }

  /**
   * Returns all open positions, none of them left out: for whoever takes what is not among them for
   * flat.
   *
   * @throws V5Exception also if a row cannot be understood
   */
  public List<Position> allOpen(Category category) {
    return Parts.all(
        Scope.of(category, Optional.empty(), Optional.empty()),
        scope -> pages.whole(page(category, scope), row -> PositionJson.position(category, row)));
  }

  /**
   * Returns all that is told of the open positions. A row that cannot be understood is left out and
   * told to {@link V5Client#skipped}.
   *
   * @param settleCoin narrows to contracts settled in it
   */
  public List<PositionDetails> details(Category category, Optional<String> settleCoin) {
    return open(category, settleCoin, row -> PositionJson.details(category, row));
  }

  private <T> List<T> open(
      Category category, Optional<String> settleCoin, Function<Row, T> reader) {
    return Parts.all(
        Scope.of(category, Optional.empty(), settleCoin),
        scope -> pages.all(page(category, scope), reader));
  }

  private V5Request page(Category category, Scope scope) {
    V5Request.Builder request = V5Request.to(V5Endpoint.POSITION_LIST).category(category);
    return scope.addTo(request).integer("limit", POSITIONS_PAGE).priority(reading).build();
  }

  /** Sets the leverage of both sides; that it was so already is fine. */
  public void setLeverage(Category category, String symbol, BigDecimal leverage) {
    setLeverage(category, symbol, leverage, false);
  }

  /**
   * Sets the leverage of both sides; that it was so already is fine.
   *
   * @param lessensRisk whether it is not raised, so that it always goes
   */
  public void setLeverage(
      Category category, String symbol, BigDecimal leverage, boolean lessensRisk) {
    setLeverage(category, symbol, leverage, lessensRisk, Instant.MAX);
  }

  /**
   * Does the same.
   *
   * @param lessensRisk whether it is not raised, so that it always goes
   * @param sendBefore the instant from which on it must not be sent
   * @throws TooLateException if that instant came first; not sent
   */
  public void setLeverage(
      Category category,
      String symbol,
      BigDecimal leverage,
      boolean lessensRisk,
      Instant sendBefore) {
    V5Request request =
        V5Request.to(V5Endpoint.SET_LEVERAGE)
            .category(category)
            .text("symbol", symbol)
            .number("buyLeverage", leverage)
            .number("sellLeverage", leverage)
            .build()
            .before(sendBefore);
    set(
        lessensRisk ? request.atLeast(CallPriority.LESSENS_RISK) : request,
        () ->
            isSo(
                ofSymbol(category, symbol),
                position -> same(Optional.of(leverage), position.leverage())));
  }

  /**
   * Switches between one-way and hedge; that it was so already is fine.
   *
   * @param symbol the symbol, or empty for all of {@code coin}
   * @param coin the settle coin; counts only without a symbol
   */
  public void switchMode(
      Category category, Optional<String> symbol, Optional<String> coin, PositionMode mode) {
    set(
        V5Request.to(V5Endpoint.SWITCH_MODE)
            .category(category)
            .text("symbol", symbol)
            .text("coin", symbol.isPresent() ? Optional.empty() : coin)
            .integer("mode", mode.code())
            .build(),
        () -> symbol.filter(one -> isIn(category, one, mode)).isPresent());
  }

  /** Returns whether a symbol is one-way, or hedged, as {@code mode} says. */
  public boolean isIn(Category category, String symbol, PositionMode mode) {
    return isSo(
        ofSymbol(category, symbol),
        position -> (position.positionIdx() != 0) == (mode == PositionMode.HEDGE));
  }

  private static boolean isSo(List<Position> positions, Predicate<Position> wanted) {
    return !positions.isEmpty() && positions.stream().allMatch(wanted);
  }

  private List<Position> ofSymbol(Category category, String symbol) {
    return list(category, Optional.of(symbol), Optional.empty());
  }

  /** What may also mean that something else is wrong counts only where the position shows it. */
  private void set(V5Request request, BooleanSupplier isSo) {
    try {
      client.call(request);
    } catch (V5Exception e) {
      boolean already = e.outcome() == OutcomeClass.ALREADY_SO;
      boolean plain = e.retCode().isPresent() && NOT_MODIFIED.contains(e.retCode().getAsInt());
      if (!already || !(plain || isSo.getAsBoolean())) {
        throw e;
      }
    }
  }

  /**
   * Sets take-profit, stop-loss and trailing stop. The exchange says "not modified" both when it
   * was so already and when something is missing: that counts as done only where the position shows
   * it.
   */
  public void tradingStop(TradingStop stop) {
    tradingStop(stop, false);
  }

  /**
   * Does the same.
   *
   * @param lessensRisk whether no stop goes, or moves further away, so that it always goes
   */
  public void tradingStop(TradingStop stop, boolean lessensRisk) {
    tradingStop(stop, lessensRisk, Instant.MAX);
  }

  /**
   * Does the same.
   *
   * @param lessensRisk whether no stop goes, or moves further away, so that it always goes
   * @param sendBefore the instant from which on it must not be sent
   * @throws TooLateException if that instant came first; not sent
   */
  public void tradingStop(TradingStop stop, boolean lessensRisk, Instant sendBefore) {
    V5Request request = request(stop).before(sendBefore);
    try {
      client.call(lessensRisk ? request.atLeast(CallPriority.LESSENS_RISK) : request);
    } catch (V5Exception e) {
      if (e.outcome() != OutcomeClass.ALREADY_SO || !isSet(stop)) {
        throw e;
      }
    }
  }

  private static V5Request request(TradingStop stop) {
    V5Request.Builder request =
        V5Request.to(V5Endpoint.TRADING_STOP)
            .category(stop.category())
            .text("symbol", stop.symbol())
            .text("tpslMode", stop.mode().text())
            .integer("positionIdx", stop.positionIdx())
            .number("takeProfit", stop.takeProfit())
            .number("stopLoss", stop.stopLoss())
            .number("trailingStop", stop.trailingStop())
            .number("activePrice", stop.activePrice());
    stop.takeProfit().ifPresent(p -> exit(request, "tp", stop.takeProfitBy().text(), stop.size()));
    stop.stopLoss().ifPresent(p -> exit(request, "sl", stop.stopLossBy().text(), stop.size()));
    return request.build();
  }

  private static void exit(
      V5Request.Builder request, String prefix, String triggerBy, Optional<BigDecimal> size) {
    request
        .text(prefix + "TriggerBy", triggerBy)
        .text(prefix + "OrderType", OrderType.MARKET.text())
        .number(prefix + "Size", size);
  }

  private boolean isSet(TradingStop stop) {
    return stop.mode() == TpslMode.FULL
        && list(stop.category(), Optional.of(stop.symbol()), Optional.empty()).stream()
            .filter(position -> position.positionIdx() == stop.positionIdx())
            .anyMatch(position -> shows(position, stop));
  }

  private static boolean shows(Position position, TradingStop stop) {
    return same(stop.takeProfit(), position.takeProfit())
        && same(stop.stopLoss(), position.stopLoss())
        && same(stop.trailingStop(), position.trailingStop());
  }

  private static boolean same(Optional<BigDecimal> wanted, Optional<BigDecimal> shown) {
    return wanted.isEmpty() || wanted.get().compareTo(shown.orElse(BigDecimal.ZERO)) == 0;
  }

  /**
   * Returns what closing brought in, oldest first; linear and inverse.
   *
   * @param range empty means the last seven days
   */
  public List<ClosedPnl> closedPnl(
      Category category, Optional<String> symbol, Optional<TimeRange> range) {
    V5Request request =
        V5Request.to(V5Endpoint.CLOSED_PNL)
            .category(category)
            .text("symbol", symbol)
            .integer("limit", CLOSED_PAGE)
            .build();
    return pages.over(
        range,
        request,
        row -> PositionJson.closedPnl(category, row),
        pnl -> pnl,
        ClosedPnl::updatedAt);
  }
}
