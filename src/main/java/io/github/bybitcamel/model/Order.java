package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An order as the exchange knows it.
 *
 * @param orderId the exchange's id
 * @param orderLinkId our id; empty text for an order that was given none
 * @param quantity as asked, in base coin (inverse: USD)
 * @param filledQuantity what executed ({@code cumExecQty})
 * @param averagePrice what it executed at, in quote coin; empty while nothing has
 * @param price the limit price; empty for a market order
 * @param triggerPrice what wakes a conditional order
 * @param takeProfit the order's own take-profit
 * @param stopLoss the order's own stop-loss
 * @param stopOrderType Bybit's word for what kind of stop it is; empty text for a plain order
 * @param parentOrderLinkId the entry whose partial take-profit or stop-loss this order is
 * @param rejectReason Bybit's code; {@code EC_NoError} when all is well
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/open-order">Bybit V5: Get Open &
 *     Closed Orders</a>
 */
public record Order(
    Category category,
    String symbol,
    String orderId,
    String orderLinkId,
    Side side,
    OrderType orderType,
    OrderStatus status,
    BigDecimal quantity,
    BigDecimal filledQuantity,
    Optional<BigDecimal> averagePrice,
    Optional<BigDecimal> price,
    Optional<BigDecimal> triggerPrice,
    Optional<BigDecimal> takeProfit,
    Optional<BigDecimal> stopLoss,
    boolean reduceOnly,
    int positionIdx,
    String stopOrderType,
    String parentOrderLinkId,
    String rejectReason,
    Instant createdAt,
    Instant updatedAt) {

  private static final Set<String> EXITS =
      Set.of(
          "TakeProfit",
          "StopLoss",
          "PartialTakeProfit",
          "PartialStopLoss",
          "TrailingStop",
          "tpslOrder");

  /** Returns whether it is an exit of a position: spot has none. */
  public boolean isExit() {
    return isExit(category, stopOrderType);
  }

  /** Returns whether an order of this kind is an exit of a position. */
  public static boolean isExit(Category category, String stopOrderType) {
    return category.hasPositions() && EXITS.contains(stopOrderType);
  }
}
