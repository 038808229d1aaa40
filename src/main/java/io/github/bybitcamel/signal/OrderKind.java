package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.OrderType;

/** The order types that senders name: the exchange's two, each at once or behind a trigger. */
enum OrderKind {
  MARKET(OrderType.MARKET, false),
  LIMIT(OrderType.LIMIT, false),
  STOP_MARKET(OrderType.MARKET, true),
  STOP_LIMIT(OrderType.LIMIT, true);

  private final OrderType orderType;
  private final boolean triggered;

  OrderKind(OrderType orderType, boolean triggered) {
    this.orderType = orderType;
    this.triggered = triggered;
  }

  static OrderKind of(OrderType orderType, boolean triggered) {
    if (orderType == OrderType.MARKET) {
      return triggered ? STOP_MARKET : MARKET;
    }
    return triggered ? STOP_LIMIT : LIMIT;
  }

  OrderType orderType() {
    return orderType;
  }

  boolean isTriggered() {
    return triggered;
  }

  boolean isPriced() {
    return orderType == OrderType.LIMIT;
  }
}
