package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One fill, or something the exchange books like one.
 *
 * @param executionId unique
 * @param orderLinkId our id of the order; empty text where it has none
 * @param type Bybit's word; only {@code Trade} fills an order of ours
 * @param price at which it was executed, in quote coin
 * @param quantity how much, in base coin (inverse: USD)
 * @param value price times quantity, in quote coin (inverse: base coin); empty where not told
 * @param fee what it cost; negative is a rebate; empty where not told
 * @param feeCoin what the fee was paid in; empty text where not told
 * @param maker whether the order was in the book
 * @param closedQuantity how much of a position it closed; empty for spot
 * @see <a href="https://bybit-exchange.github.io/docs/v5/order/execution">Bybit V5: Get Trade
 *     History</a>
 */
public record Execution(
    Category category,
    String symbol,
    String executionId,
    String orderId,
    String orderLinkId,
    Side side,
    String type,
    BigDecimal price,
    BigDecimal quantity,
    Optional<BigDecimal> value,
    Optional<BigDecimal> fee,
    String feeCoin,
    boolean maker,
    Optional<BigDecimal> closedQuantity,
    Instant time) {

  /** Returns whether an order was filled, and not funding paid or a position taken over. */
  public boolean isTrade() {
    return type.equals("Trade");
  }
}
