package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.plan.OrderLinkIds;
import java.util.Optional;

/**
 * An order that is to be placed, with the name it will have whatever happens.
 *
 * @param orderLinkId our id, given or made before anything is sent
 */
public record NewOrder(OrderSignal signal, String orderLinkId) {

  private static final char ONLY_LEG = 'a';

  /** Names an order as its sender wants, else by its id: the same id always gives the same name. */
  static NewOrder of(OrderSignal signal, Optional<String> orderLinkId) {
    SignalHeader header = signal.header();
    return new NewOrder(
        signal,
        orderLinkId.orElseGet(
            () -> OrderLinkIds.of(header.account(), header.source(), header.id(), ONLY_LEG)));
  }
}
