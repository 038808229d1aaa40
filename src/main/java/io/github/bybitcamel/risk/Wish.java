package io.github.bybitcamel.risk;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One order, or the change of one, that may open risk: what is judged.
 *
 * @param source who asks; empty text where it is not known
 * @param action as senders write it
 * @param positionIdx 0 one-way, 1 hedge buy side, 2 hedge sell side
 * @param value of the whole order, in quote coin
 * @param quoteCoin its unit
 * @param price the limit price; empty for a market order
 * @param trigger what wakes it; empty unless it is conditional
 * @param rests whether it may stay in the book
 * @param stopped whether it carries a stop-loss
 * @param signalPrice the price that the sender saw
 */
public record Wish(
    String source,
    String action,
    Category category,
    String symbol,
    int positionIdx,
    Side side,
    BigDecimal value,
    String quoteCoin,
    Optional<BigDecimal> price,
    Optional<BigDecimal> trigger,
    boolean rests,
    boolean stopped,
    Optional<BigDecimal> signalPrice) {

  PositionKey position() {
    return new PositionKey(category, symbol, positionIdx);
  }
}
