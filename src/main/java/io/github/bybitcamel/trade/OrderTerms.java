package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.plan.RefusedException;
import java.util.Optional;

/** Puts an order that is already worded for the exchange back into the terms that are planned. */
final class OrderTerms {

  private OrderTerms() {}

  static OrderSignal of(OrderRequest request, SignalHeader header) {
    if (request.closeOnTrigger()) {
      throw RefusedException.invalid(
          "UNSUPPORTED_FIELD", "closeOnTrigger", "true", "use reduceOnly, or close the position");
    }
    Size.Unit unit = request.quoteQuantity() ? Size.Unit.QUOTE : Size.Unit.BASE;
    return new OrderSignal(
        header,
        request.category(),
        request.symbol(),
        request.side(),
        request.orderType(),
        new Size(unit, request.quantity()),
        request.price(),
        request.trigger(),
        Optional.of(request.timeInForce()),
        request.reduceOnly(),
        request.exits(),
        Optional.empty(),
        // Zero is what an order has that names no leg: the account's mode tells which it is.
        Optional.of(request.positionIdx()).filter(leg -> leg != 0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
