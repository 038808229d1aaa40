package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.OrderWatch;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Looks at the orders whose fate is open, account by account. */
final class WatchOrders implements Processor {

  private final List<OrderWatch> watches;

  WatchOrders(List<OrderWatch> watches) {
    this.watches = List.copyOf(watches);
  }

  @Override
  public void process(Exchange exchange) {
    watches.forEach(OrderWatch::look);
  }
}
