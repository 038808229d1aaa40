package io.github.bybitcamel.connector;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.v5.CallPriority;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Positions of linear and inverse contracts and of options. */
public interface PositionCalls extends AsyncCalls {

  /**
   * Returns the positions of a symbol, flat ones and both legs of a hedge too.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/position">Bybit V5: Get Position
   *     Info</a>
   */
  default List<Position> getPositions(String symbol) {
    return getPositions(Category.LINEAR, Optional.of(symbol));
  }

  /** Does {@link #getPositions(String)} without waiting for it. */
  default CompletableFuture<List<Position>> getPositionsAsync(String symbol) {
    return async(() -> getPositions(symbol));
  }

  /**
   * Returns the positions of a category.
   *
   * @param symbol empty means all that are open
   */
  List<Position> getPositions(Category category, Optional<String> symbol);

  /** Does {@link #getPositions(Category, Optional)} without waiting for it. */
  default CompletableFuture<List<Position>> getPositionsAsync(
      Category category, Optional<String> symbol) {
    return async(() -> getPositions(category, symbol));
  }

  /**
   * Leaves a position, both legs of a hedge, reduce-only at market, as much as the exchange says is
   * open.
   *
   * @return the orders that were taken; none where nothing was open
   * @throws io.github.bybitcamel.v5.V5Exception the first failure, after everything else was tried;
   *     to close again is safe
   */
  default List<PlacedOrder> closePosition(String symbol) {
    return closePosition(Category.LINEAR, symbol);
  }

  /** Does {@link #closePosition(String)} without waiting for it. */
  default CompletableFuture<List<PlacedOrder>> closePositionAsync(String symbol) {
    return async(CallPriority.LESSENS_RISK, () -> closePosition(symbol));
  }

  /** Leaves a position of any category but spot. */
  List<PlacedOrder> closePosition(Category category, String symbol);

  /** Does {@link #closePosition(Category, String)} without waiting for it. */
  default CompletableFuture<List<PlacedOrder>> closePositionAsync(
      Category category, String symbol) {
    return async(CallPriority.LESSENS_RISK, () -> closePosition(category, symbol));
  }

  /**
   * Sets the leverage of both sides; that it was so already is fine.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/position/leverage">Bybit V5: Set
   *     Leverage</a>
   */
  void setLeverage(Category category, String symbol, BigDecimal leverage);

  /** Does {@link #setLeverage(Category, String, BigDecimal)} without waiting for it. */
  default CompletableFuture<Void> setLeverageAsync(
      Category category, String symbol, BigDecimal leverage) {
    return asyncRun(() -> setLeverage(category, symbol, leverage));
  }

  /**
   * Switches between one-way and hedge; that it was so already is fine.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/position/position-mode">Bybit V5: Switch
   *     Position Mode</a>
   */
  void setPositionMode(Category category, String symbol, PositionMode mode);

  /** Does {@link #setPositionMode(Category, String, PositionMode)} without waiting for it. */
  default CompletableFuture<Void> setPositionModeAsync(
      Category category, String symbol, PositionMode mode) {
    return asyncRun(() -> setPositionMode(category, symbol, mode));
  }

  /**
   * Sets take-profit, stop-loss and trailing stop of an open position.
   *
   * @param fields {@code symbol}, and of {@code take_profit}, {@code stop_loss}, or {@code _pct} or
   *     {@code _offset} of them from the entry, {@code trailing_offset}, {@code tpsl_mode}, {@code
   *     position_idx}
   * @return what was set
   * @see <a href="https://bybit-exchange.github.io/docs/v5/position/trading-stop">Bybit V5: Set
   *     Trading Stop</a>
   */
  TradingStop setTradingStop(Map<String, ?> fields);

  /** Does {@link #setTradingStop(Map)} without waiting for it. */
  default CompletableFuture<TradingStop> setTradingStopAsync(Map<String, ?> fields) {
    return async(CallPriority.ORDER, () -> setTradingStop(fields));
  }

  /** Sets the exits of a position exactly as they are given; zero takes away. */
  TradingStop setTradingStop(TradingStop stop);

  /** Does {@link #setTradingStop(TradingStop)} without waiting for it. */
  default CompletableFuture<TradingStop> setTradingStopAsync(TradingStop stop) {
    return async(CallPriority.ORDER, () -> setTradingStop(stop));
  }

  /**
   * Returns what closing brought in, oldest first; linear and inverse.
   *
   * @param range empty means the last seven days
   * @see <a href="https://bybit-exchange.github.io/docs/v5/position/close-pnl">Bybit V5: Get Closed
   *     PnL</a>
   */
  List<ClosedPnl> closedPnl(Category category, Optional<String> symbol, Optional<TimeRange> range);

  /** Does {@link #closedPnl(Category, Optional, Optional)} without waiting for it. */
  default CompletableFuture<List<ClosedPnl>> closedPnlAsync(
      Category category, Optional<String> symbol, Optional<TimeRange> range) {
    return async(() -> closedPnl(category, symbol, range));
  }
}
