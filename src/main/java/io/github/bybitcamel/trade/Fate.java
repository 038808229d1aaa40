package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Orders;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/** Reads an order's fate from what the exchange says of it, and a signal's from its orders'. */
final class Fate {

  /** From the most urgent to the best: a signal stands where its worst order stands. */
  private static final List<SignalState> WORST_FIRST =
      List.of(
          SignalState.UNKNOWN,
          SignalState.INTENT,
          SignalState.SENT,
          SignalState.ACKED,
          SignalState.PARTIALLY_FILLED,
          SignalState.WORKING,
          SignalState.REJECTED,
          SignalState.DENIED,
          SignalState.NOT_PLACED,
          SignalState.EXPIRED,
          SignalState.CANCELLED,
          SignalState.FILLED);

  private Fate() {}

  /** Returns the state of a signal that stands at {@code now}: orders may show less than before. */
  static SignalState of(SignalState now, List<Leg> legs) {
    SignalState state = of(legs);
    boolean next = now.canBecome(state) || (legs.size() > 1 && now.canEndAs(state));
    return next ? state : now;
  }

  /** Returns the state of a signal with these orders. */
  static SignalState of(List<Leg> legs) {
    SignalState worst =
        legs.stream()
            .map(Leg::state)
            .min(Comparator.comparingInt(WORST_FIRST::indexOf))
            .orElseThrow();
    boolean someExecuted =
        legs.stream()
            .map(Leg::state)
            .anyMatch(s -> s == SignalState.FILLED || s == SignalState.PARTIALLY_FILLED);
    return worst == SignalState.WORKING && someExecuted ? SignalState.PARTIALLY_FILLED : worst;
  }

  /** Returns why a signal comes to {@code state} by what became of {@code changed}. */
  static String reason(SignalState state, Leg changed, List<Leg> legs) {
    return legs.stream()
        .filter(leg -> changed.state() != state && leg.state() == state)
        .findFirst()
        .orElse(changed)
        .reason();
  }

  /** Returns {@code leg} as the exchange shows it. */
  static Leg adopted(Leg leg, Order order) {
    return new Leg(
        leg.orderLinkId(),
        leg.leg(),
        leg.category(),
        leg.symbol(),
        leg.request(),
        leg.asked(),
        next(leg.state(), stateOf(order)),
        reasonOf(order),
        order.orderId(),
        order.filledQuantity().toPlainString(),
        order.averagePrice().map(BigDecimal::toPlainString).orElse(""));
  }

  /** Returns {@code leg} as its fills prove it, where the exchange does not show the order. */
  static Leg executed(Leg leg, List<Execution> trades) {
    BigDecimal quantity =
        trades.stream().map(Execution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean whole =
        V5Orders.quantity(leg.request())
            .filter(asked -> quantity.compareTo(asked) >= 0)
            .isPresent();
    Leg moved =
        moved(
            leg,
            next(leg.state(), whole ? SignalState.FILLED : SignalState.PARTIALLY_FILLED),
            "its executions prove it",
            trades.get(0).orderId());
    return new Leg(
        moved.orderLinkId(),
        moved.leg(),
        moved.category(),
        moved.symbol(),
        moved.request(),
        moved.asked(),
        moved.state(),
        moved.reason(),
        moved.orderId(),
        quantity.toPlainString(),
        average(leg, trades, quantity).stripTrailingZeros().toPlainString());
  }

  /** An inverse contract is worth its quantity divided by the price. */
  private static BigDecimal average(Leg leg, List<Execution> trades, BigDecimal quantity) {
    boolean inverse = Category.INVERSE.text().equals(leg.category());
    BigDecimal value =
        trades.stream()
            .map(
                trade ->
                    inverse
                        ? trade.quantity().divide(trade.price(), MathContext.DECIMAL128)
                        : trade.quantity().multiply(trade.price()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return inverse
        ? quantity.divide(value, MathContext.DECIMAL64)
        : value.divide(quantity, MathContext.DECIMAL64);
  }

  /** Returns {@code leg} in another state. */
  static Leg moved(Leg leg, SignalState state, String reason, String orderId) {
    return new Leg(
        leg.orderLinkId(),
        leg.leg(),
        leg.category(),
        leg.symbol(),
        leg.request(),
        leg.asked(),
        state,
        reason,
        orderId,
        leg.filledQuantity(),
        leg.averagePrice());
  }

  /** What was seen before is not unseen because the exchange now shows less. */
  private static SignalState next(SignalState now, SignalState shown) {
    return now.canBecome(shown) ? shown : now;
  }

  private static SignalState stateOf(Order order) {
    return switch (order.status()) {
      case NEW, UNTRIGGERED, TRIGGERED, OTHER -> SignalState.WORKING;
      case PARTIALLY_FILLED -> SignalState.PARTIALLY_FILLED;
      case FILLED -> SignalState.FILLED;
      case REJECTED -> SignalState.REJECTED;
      case CANCELLED, DEACTIVATED, PARTIALLY_FILLED_CANCELED -> SignalState.CANCELLED;
    };
  }

  private static String reasonOf(Order order) {
    boolean fine = order.rejectReason().isEmpty() || order.rejectReason().equals("EC_NoError");
    return fine ? "" : order.rejectReason();
  }
}
