package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Asks for one exchange order.
 *
 * @param side buy or sell
 * @param orderType market or limit; with a {@code trigger} it is a stop order
 * @param size how much; the position's percent does not apply
 * @param price the limit price, in quote coin; present exactly for limit orders
 * @param trigger what wakes a conditional order
 * @param timeInForce how long it may work; empty means GTC for limit and IOC for market
 * @param reduceOnly whether it may only reduce a position
 * @param exits take-profit and stop-loss that come with it
 * @param leverage the leverage to be verified before the order
 * @param positionIdx 0, 1 or 2 where the sender insists; otherwise derived from the account's mode
 * @param expectPosition precondition on the position
 * @param signalPrice the price the sender saw, in quote coin
 * @param maxSlippagePct how far, in percent, the market may have moved from {@code signalPrice}
 */
public record OrderSignal(
    SignalHeader header,
    Category category,
    String instrument,
    Side side,
    OrderType orderType,
    Size size,
    Optional<BigDecimal> price,
    Optional<Trigger> trigger,
    Optional<TimeInForce> timeInForce,
    boolean reduceOnly,
    Exits exits,
    Optional<BigDecimal> leverage,
    Optional<Integer> positionIdx,
    Optional<ExpectedPosition> expectPosition,
    Optional<BigDecimal> signalPrice,
    Optional<BigDecimal> maxSlippagePct)
    implements Signal {

  /**
   * Refuses an order whose price and type contradict each other.
   *
   * @throws IllegalArgumentException if a limit order has no price, or a market order has one
   */
  public OrderSignal {
    if (price.isPresent() != (orderType == OrderType.LIMIT)) {
      throw new IllegalArgumentException(orderType + " order with price " + price);
    }
  }

  @Override
  public String action() {
    return "order";
  }

  @Override
  public Optional<String> symbol() {
    return Optional.of(instrument);
  }

  /** Returns whether it can only make a position smaller; spot has none. */
  @Override
  public boolean lessensRisk() {
    return OrderRequest.lessensRisk(category, reduceOnly);
  }
}
