package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One order as the exchange is asked to create it, already on the instrument's grid.
 *
 * @param orderLinkId our idempotency key, at most 36 of {@code [A-Za-z0-9_-]}, unique for ever
 * @param quantity in base coin; inverse: USD; a spot market buy may count quote coin
 * @param quoteQuantity whether {@code quantity} counts quote coin (spot market orders only)
 * @param price the limit price, in quote coin; present exactly for limit orders
 * @param trigger what wakes it; its direction is present
 * @param positionIdx 0 one-way, 1 hedge buy side, 2 hedge sell side; not sent for spot
 * @param exits take-profit and stop-loss as absolute prices
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/create-order">Bybit V5: Place
 *     Order</a>
 */
public record OrderRequest(
    Category category,
    String symbol,
    String orderLinkId,
    Side side,
    OrderType orderType,
    BigDecimal quantity,
    boolean quoteQuantity,
    Optional<BigDecimal> price,
    Optional<Trigger> trigger,
    TimeInForce timeInForce,
    boolean reduceOnly,
    boolean closeOnTrigger,
    int positionIdx,
    Exits exits) {

  /** Longest orderLinkId, in characters. */
  public static final int MAX_LINK_ID_LENGTH = 36;

  private static final Pattern LINK_ID =
      Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LINK_ID_LENGTH + "}");

  /**
   * Refuses what the exchange would refuse whatever the market.
   *
   * @throws IllegalArgumentException if the orderLinkId is malformed, a limit order has no price, a
   *     market order has one, or a reduce-only order carries exits
   */
  public OrderRequest {
    if (!LINK_ID.matcher(orderLinkId).matches()) {
      throw new IllegalArgumentException("orderLinkId '" + orderLinkId + "' is malformed");
    }
    if (price.isPresent() != (orderType == OrderType.LIMIT)) {
      throw new IllegalArgumentException(orderType + " order with price " + price);
    }
    if (reduceOnly && !exits.isEmpty()) {
      throw new IllegalArgumentException("a reduce-only order carries no take-profit or stop-loss");
    }
  }

  /**
   * Returns whether it can only make a position smaller, so that it needs no room and no halt keeps
   * it.
   */
  public boolean lessensRisk() {
    return lessensRisk(category, reduceOnly);
  }

  /**
   * Returns the same of an order in other words: spot has no position that could become smaller,
   * and its exchange knows no such order.
   */
  public static boolean lessensRisk(Category category, boolean reduceOnly) {
    return reduceOnly && category.hasPositions();
  }

  /** Returns the same order for another leg of the position. */
  public OrderRequest at(int otherIdx) {
    return new OrderRequest(
        category,
        symbol,
        orderLinkId,
        side,
        orderType,
        quantity,
        quoteQuantity,
        price,
        trigger,
        timeInForce,
        reduceOnly,
        closeOnTrigger,
        otherIdx,
        exits);
  }
}
