package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the exchange shows things as a change meant them to be. Each method throws {@link
 * io.github.bybitcamel.v5.V5Exception} where an answer is not healthy.
 */
final class Shown {

  private static final BigDecimal NONE = BigDecimal.ZERO;

  private final V5Orders orders;
  private final V5Positions positions;

  Shown(V5Orders orders, V5Positions positions) {
    this.orders = orders;
    this.positions = positions;
  }

  /**
   * Returns whether an amend, stops or a leverage are as {@code change} meant them.
   *
   * @param since no stop order that is older counts
   */
  boolean isSo(Plan.Change change, Instant since) {
    if (change instanceof Plan.Amend amend) {
      return amended(amend.request()).isPresent();
    }
    if (change instanceof Plan.SetStops stops) {
      return isSet(stops.stop(), since);
    }
    return change instanceof Plan.SetLeverage leverage && isSet(leverage);
  }

  /** Returns the order if it is as {@code asked} meant it to be. */
  Optional<Order> amended(AmendRequest asked) {
    return orders
        .find(asked.category(), asked.symbol(), asked.order())
        .filter(order -> same(asked.quantity(), Optional.of(order.quantity())))
        .filter(order -> same(asked.price(), order.price()))
        .filter(order -> same(asked.triggerPrice(), order.triggerPrice()))
        .filter(order -> same(asked.takeProfit(), order.takeProfit()))
        .filter(order -> same(asked.stopLoss(), order.stopLoss()));
  }

  private boolean isSet(TradingStop asked, Instant since) {
    if (asked.mode() == TpslMode.PARTIAL) {
      return new StopOrders(orders).has(asked, since);
    }
    return positions.list(asked.category(), Optional.of(asked.symbol()), Optional.empty()).stream()
        .filter(position -> position.positionIdx() == asked.positionIdx())
        .anyMatch(position -> isSet(asked, position));
  }

  private static boolean isSet(TradingStop asked, Position position) {
    return same(asked.takeProfit(), position.takeProfit())
        && same(asked.stopLoss(), position.stopLoss())
        && same(asked.trailingStop(), position.trailingStop());
  }

  private boolean isSet(Plan.SetLeverage asked) {
    List<Position> rows =
        positions.list(asked.category(), Optional.of(asked.symbol()), Optional.empty());
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> same(Optional.of(asked.leverage()), row.leverage()));
  }

  /** What was not asked for may be anything; zero takes away. */
  private static boolean same(Optional<BigDecimal> asked, Optional<BigDecimal> actual) {
    return asked.isEmpty() || actual.orElse(NONE).compareTo(asked.get()) == 0;
  }
}
