package io.github.bybitcamel.processor;

import java.util.List;

/** The headers by which the {@code direct:bybit-…} endpoints are told what is meant. */
public final class BybitHeaders {

  /**
   * Product line: {@code linear} (the default), {@code inverse}, {@code spot} or {@code option}.
   */
  public static final String CATEGORY = "BybitCategory";

  /** The exchange's symbol, for example {@code BTCUSDT}. */
  public static final String SYMBOL = "BybitSymbol";

  /** Length of a candle: {@code 1 3 5 15 30 60 120 240 360 720 D W M}. */
  public static final String INTERVAL = "BybitInterval";

  /** How many rows at most. */
  public static final String LIMIT = "BybitLimit";

  /** Begin of a time range, inclusive: {@code Instant}, ISO-8601 text or epoch milliseconds. */
  public static final String FROM = "BybitFrom";

  /** End of a time range, inclusive: {@code Instant}, ISO-8601 text or epoch milliseconds. */
  public static final String TO = "BybitTo";

  /** Which price candles are of: {@code last} (the default), {@code mark} or {@code index}. */
  public static final String PRICE_TYPE = "BybitPriceType";

  /** Our id of an order; set by {@code bybit-place-order} before anything is sent. */
  public static final String ORDER_LINK_ID = "BybitOrderLinkId";

  /** The exchange's id of an order. */
  public static final String ORDER_ID = "BybitOrderId";

  /** Narrows to contracts that are settled in this coin. */
  public static final String SETTLE_COIN = "BybitSettleCoin";

  /** A coin, for example {@code USDT}. */
  public static final String COIN = "BybitCoin";

  /** Which leg of a hedge: 0 one-way, 1 buy side, 2 sell side. */
  public static final String POSITION_IDX = "BybitPositionIdx";

  /** How many positions a symbol can have: {@code one_way} or {@code hedge}. */
  public static final String POSITION_MODE = "BybitPositionMode";

  /** The leverage to set, as decimal text, at least 1. */
  public static final String LEVERAGE = "BybitLeverage";

  static final List<String> ALL =
      List.of(
          CATEGORY,
          SYMBOL,
          INTERVAL,
          LIMIT,
          FROM,
          TO,
          PRICE_TYPE,
          ORDER_LINK_ID,
          ORDER_ID,
          SETTLE_COIN,
          COIN,
          POSITION_IDX,
          POSITION_MODE,
          LEVERAGE);

  private BybitHeaders() {}
}
