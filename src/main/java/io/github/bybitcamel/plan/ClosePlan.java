package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns open positions into the reduce-only market orders that leave them, none above the
 * instrument's greatest quantity. Pure.
 */
final class ClosePlan {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Instrument instrument;
  private final LegNames names;
  private final List<PlannedOrder> orders = new ArrayList<>();

  ClosePlan(Instrument instrument, LegNames names) {
    this.instrument = instrument;
    this.names = names;
  }

  /**
   * Adds what leaves {@code size} of {@code position}; all of it where there is no size.
   *
   * @throws RefusedException if what is asked for is less than the instrument's step, or needs more
   *     orders than a signal can name
   */
  void leave(Position position, Optional<Size> size) {
    BigDecimal asked = size.map(s -> part(position, s)).orElse(position.quantity());
    Rounding rounding = new Rounding(instrument, position.side().orElseThrow().opposite());
    BigDecimal left = rounding.quantity("qty", asked.min(position.quantity()));
    if (left.signum() == 0) {
      throw RefusedException.invalid(
          "BELOW_MIN_QTY",
          size.map(s -> s.unit().field()).orElse("qty"),
          asked.toPlainString(),
          "the step of " + instrument.symbol() + " is " + instrument.quantityStep());
    }
    String changes = rounding.changes();
    while (left.signum() > 0) {
      BigDecimal quantity = left.min(instrument.roundQuantity(instrument.maxMarketQuantity()));
      orders.add(order(position, quantity, changes));
      left = left.subtract(quantity);
    }
  }

  /** Returns the orders in the order they are to be sent. */
  List<PlannedOrder> orders() {
    return List.copyOf(orders);
  }

  private static BigDecimal part(Position position, Size size) {
    return size.unit() == Size.Unit.POSITION_PERCENT
        ? position.quantity().multiply(size.value()).divide(HUNDRED, MathContext.DECIMAL128)
        : size.value();
  }

  private PlannedOrder order(Position position, BigDecimal quantity, String asked) {
    char leg = names.leg();
    OrderRequest request =
        new OrderRequest(
            position.category(),
            position.symbol(),
            names.linkId(leg),
            position.side().orElseThrow().opposite(),
            OrderType.MARKET,
            quantity,
            false,
            Optional.empty(),
            Optional.empty(),
            TimeInForce.IOC,
            true,
            false,
            position.positionIdx(),
            Exits.NONE);
    return new PlannedOrder(leg, request, BigDecimal.ZERO, asked);
  }
}
