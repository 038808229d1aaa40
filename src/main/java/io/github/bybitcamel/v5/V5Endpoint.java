package io.github.bybitcamel.v5;

import static io.github.bybitcamel.v5.CallKind.CANCEL;
import static io.github.bybitcamel.v5.CallKind.READ;
import static io.github.bybitcamel.v5.CallKind.WRITE;

import java.util.Locale;

/**
 * The endpoints that are called, with what the exchange documents of each.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/rate-limit">Bybit V5: Rate Limit Rules</a>
 */
public enum V5Endpoint {
  /** The exchange's time. */
  SERVER_TIME(READ, "/v5/market/time"),
  /** Announced maintenance. */
  SYSTEM_STATUS(READ, "/v5/system/status"),
  /** Rules of instruments. */
  INSTRUMENTS(READ, "/v5/market/instruments-info"),
  /** Latest figures of symbols. */
  TICKERS(READ, "/v5/market/tickers"),
  /** Candles of traded prices. */
  KLINE(READ, "/v5/market/kline"),
  /** Candles of mark prices. */
  MARK_KLINE(READ, "/v5/market/mark-price-kline"),
  /** Candles of index prices. */
  INDEX_KLINE(READ, "/v5/market/index-price-kline"),
  /** Open orders of everybody. */
  ORDERBOOK(READ, "/v5/market/orderbook"),
  /** Funding rates that were paid. */
  FUNDING_HISTORY(READ, "/v5/market/funding/history"),

  /** Places an order. */
  ORDER_CREATE(WRITE, "/v5/order/create", 10, 10, 20),
  /** Changes an order. */
  ORDER_AMEND(WRITE, "/v5/order/amend", 10, 10, 10),
  /** Cancels an order. */
  ORDER_CANCEL(CANCEL, "/v5/order/cancel", 10, 10, 20),
  /** Cancels many orders. */
  ORDER_CANCEL_ALL(CANCEL, "/v5/order/cancel-all", 10, 1, 20),
  /** Open orders, and the latest closed ones. */
  ORDER_REALTIME(READ, "/v5/order/realtime", 50, 50, 50),
  /** Closed orders, later than they close. */
  ORDER_HISTORY(READ, "/v5/order/history", 50, 50, 50),
  /** Executions. */
  EXECUTION_LIST(READ, "/v5/execution/list", 50, 50, 50),

  /** Positions. */
  POSITION_LIST(READ, "/v5/position/list", 50, 50, 50),
  /** Sets the leverage of a symbol. */
  SET_LEVERAGE(WRITE, "/v5/position/set-leverage", 10, 10, 10),
  /** Switches between one-way and hedge. */
  SWITCH_MODE(WRITE, "/v5/position/switch-mode", 10, 10, 10),
  /** Sets take-profit, stop-loss and trailing stop of a position. */
  TRADING_STOP(WRITE, "/v5/position/trading-stop", 10, 10, 10),
  /** Profit and loss of what was closed. */
  CLOSED_PNL(READ, "/v5/position/closed-pnl", 50, 50, 50),

  /** Balances. */
  WALLET_BALANCE(READ, "/v5/account/wallet-balance", 50),
  /** Margin mode and kind of the account. */
  ACCOUNT_INFO(READ, "/v5/account/info", 50),
  /** Trading fees. */
  FEE_RATE(READ, "/v5/account/fee-rate", 5),
  /** What moved the balances. */
  TRANSACTION_LOG(READ, "/v5/account/transaction-log", 25),
  /** What the key may do. */
  QUERY_API(READ, "/v5/user/query-api", 10);

  private static final int NOT_DOCUMENTED = 0;

  private final CallKind kind;
  private final String path;
  private final boolean isPrivate;
  private final boolean byCategory;
  private final int futures;
  private final int option;
  private final int spot;

  /** Market data: unsigned, with no documented quota. */
  V5Endpoint(CallKind kind, String path) {
    this(kind, path, false, false, NOT_DOCUMENTED, NOT_DOCUMENTED, NOT_DOCUMENTED);
  }

  /** Signed, one quota whatever the category. */
  V5Endpoint(CallKind kind, String path, int all) {
    this(kind, path, true, false, all, all, all);
  }

  /** Signed, a quota per group of categories. */
  V5Endpoint(CallKind kind, String path, int futures, int option, int spot) {
    this(kind, path, true, true, futures, option, spot);
  }

  V5Endpoint(
      CallKind kind,
      String path,
      boolean isPrivate,
      boolean byCategory,
      int futures,
      int option,
      int spot) {
    this.kind = kind;
    this.path = path;
    this.isPrivate = isPrivate;
    this.byCategory = byCategory;
    this.futures = futures;
    this.option = option;
    this.spot = spot;
  }

  /** Returns {@code GET} or {@code POST}. */
  public String method() {
    return kind.writes() ? "POST" : "GET";
  }

  /** Returns the path, from the host on. */
  public String path() {
    return path;
  }

  /** Returns what a call does. */
  public CallKind kind() {
    return kind;
  }

  /** Returns whether a call changes something. */
  public boolean isWrite() {
    return kind.writes();
  }

  /** Returns whether a call has to be signed. */
  public boolean isPrivate() {
    return isPrivate;
  }

  /** Returns the name of its quota in settings, for example {@code order-create}. */
  public String bucket() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether each group of categories has a quota of its own. */
  public boolean byCategory() {
    return byCategory;
  }

  /** Returns the documented calls per second for {@code group}; zero where none is documented. */
  public int quota(QuotaGroup group) {
    return switch (group) {
      case OPTION -> option;
      case SPOT -> spot;
      case FUTURES, ALL -> futures;
    };
  }

  /** Returns who goes first, unless a request says otherwise. */
  public CallPriority priority() {
    return switch (kind) {
      case CANCEL -> CallPriority.LESSENS_RISK;
      case WRITE -> CallPriority.ORDER;
      case READ -> CallPriority.POLL;
    };
  }
}
