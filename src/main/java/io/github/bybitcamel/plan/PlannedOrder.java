package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.OrderRequest;
import java.math.BigDecimal;

/**
 * One order of a plan.
 *
 * @param leg which order of the signal, one character
 * @param request what is to be sent
 * @param notional its value, in quote coin; zero where it cannot open risk
 * @param asked what rounding changed, {@code field asked -> sent}; empty text when nothing
 */
public record PlannedOrder(char leg, OrderRequest request, BigDecimal notional, String asked) {

  PlannedOrder at(int positionIdx) {
    return new PlannedOrder(leg, request.at(positionIdx), notional, asked);
  }
}
