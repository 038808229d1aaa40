package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.v5.V5Orders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a signal comes down to at the exchange. */
public sealed interface Plan {

  /** Returns what would be sent, in a line. */
  default String text() {
    return toString();
  }

  /**
   * Returns whether a stop stays or moves closer. Zero takes one away; what is not asked stays.
   *
   * @param direction 1 where a higher value is closer, -1 where a lower one is
   */
  private static boolean closer(
      Optional<BigDecimal> asked, Optional<BigDecimal> before, int direction) {
    Optional<BigDecimal> stands = before.filter(value -> value.signum() > 0);
    return asked.isEmpty()
        || stands.isEmpty()
        || (asked.get().signum() > 0 && asked.get().compareTo(stands.get()) * direction >= 0);
  }

  /**
   * Orders to be placed, each after the one before it.
   *
   * @param eachFilled whether the one before must have executed, and not only be acknowledged
   */
  record Place(List<PlannedOrder> orders, boolean eachFilled) implements Plan {

    @Override
    public String text() {
      return orders.stream()
          .map(order -> V5Orders.text(order.request()))
          .collect(Collectors.joining(", "));
    }
  }

  /** Something to be done that places no order, and that can be read back. */
  sealed interface Change extends Plan {}

  /**
   * A change of an order.
   *
   * @param before the order as it stands
   * @param notional the order's value once changed, in quote coin; zero where it cannot open risk
   * @param rounded what rounding changed; empty text when nothing
   */
  record Amend(AmendRequest request, Order before, BigDecimal notional, String rounded)
      implements Change {

    /**
     * Returns whether the change makes no more of the order than it is, and takes no stop away nor
     * moves it further off.
     */
    public boolean lessensRisk() {
      boolean smaller =
          request.quantity().filter(q -> q.compareTo(before.quantity()) > 0).isEmpty();
      boolean stopStays =
          closer(request.stopLoss(), before.stopLoss(), before.side() == Side.BUY ? 1 : -1);
      boolean samePrice = request.price().isEmpty() && request.triggerPrice().isEmpty();
      return before.reduceOnly() || (smaller && samePrice && stopStays);
    }
  }

  /**
   * The end of an order.
   *
   * @param uncertain whether the exchange may have the order without showing it
   */
  record Cancel(CancelRequest request, boolean uncertain) implements Change {}

  /** The end of a signal that was not sent yet; nothing goes to the exchange. */
  record Withdraw(long sequence) implements Change {}

  /** The end of every order of a symbol, or of a category. */
  record CancelAll(Category category, Optional<String> symbol) implements Change {}

  /**
   * Stops of a position.
   *
   * @param rounded what rounding changed; empty text when nothing
   * @param lessensRisk whether no stop goes, or moves further away
   */
  record SetStops(TradingStop stop, String rounded, boolean lessensRisk) implements Change {

    static SetStops of(TradingStop stop, String rounded, Position position) {
      return new SetStops(stop, rounded, lessens(stop, position));
    }

    private static boolean lessens(TradingStop stop, Position position) {
      boolean isLong = position.side().filter(side -> side == Side.BUY).isPresent();
      return closer(stop.stopLoss(), position.stopLoss(), isLong ? 1 : -1)
          && closer(stop.trailingStop(), position.trailingStop(), -1);
    }
  }

  /**
   * The leverage of a symbol.
   *
   * @param lessensRisk whether it is not raised
   */
  record SetLeverage(Category category, String symbol, BigDecimal leverage, boolean lessensRisk)
      implements Change {}

  /**
   * Nothing to be sent.
   *
   * @param state how the signal ends
   * @param reason why
   */
  record Nothing(SignalState state, String reason) implements Plan {}
}
