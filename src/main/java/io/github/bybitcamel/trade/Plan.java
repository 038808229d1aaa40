package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradingStop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a signal comes down to at the exchange. */
sealed interface Plan {

  /**
   * Orders to be placed, each after the one before it.
   *
   * @param eachFilled whether the one before must have executed, and not only be acknowledged
   */
  record Place(List<PlannedOrder> orders, boolean eachFilled) implements Plan {}

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

    /** Returns whether the change cannot make more of the order than it is. */
    boolean lessensRisk() {
      boolean smaller =
          request.quantity().filter(q -> q.compareTo(before.quantity()) > 0).isEmpty();
      boolean stopStays = request.stopLoss().filter(p -> p.signum() == 0).isEmpty();
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
   */
  record SetStops(TradingStop stop, String rounded) implements Change {}

  /** The leverage of a symbol. */
  record SetLeverage(Category category, String symbol, BigDecimal leverage) implements Change {}

  /**
   * Nothing to be sent.
   *
   * @param state how the signal ends
   * @param reason why
   */
  record Nothing(SignalState state, String reason) implements Plan {}
}
