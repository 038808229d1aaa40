package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A change of an order that is working; what is empty stays as it is.
 *
 * @param quantity the new total, in base coin (inverse: USD)
 * @param price the new limit price, in quote coin
 * @param triggerPrice the new trigger price, in quote coin
 * @param takeProfit the new absolute price; zero takes it away
 * @param stopLoss the new absolute price; zero takes it away
 * @param takeProfitBy which price wakes the take-profit
 * @param stopLossBy which price wakes the stop-loss
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/amend-order">Bybit V5: Amend
 *     Order</a>
 */
public record AmendRequest(
    Category category,
    String symbol,
    OrderName order,
    Optional<BigDecimal> quantity,
    Optional<BigDecimal> price,
    Optional<BigDecimal> triggerPrice,
    Optional<BigDecimal> takeProfit,
    Optional<BigDecimal> stopLoss,
    PriceType takeProfitBy,
    PriceType stopLossBy) {

  /**
   * Refuses a change that changes nothing.
   *
   * @throws IllegalArgumentException if everything is empty
   */
  public AmendRequest {
    if (quantity.isEmpty()
        && price.isEmpty()
        && triggerPrice.isEmpty()
        && takeProfit.isEmpty()
        && stopLoss.isEmpty()) {
      throw new IllegalArgumentException("nothing to change of " + order.value());
    }
  }
}
