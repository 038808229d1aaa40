package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.OrderWatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Looks at the orders whose fate is open. */
final class WatchOrders implements Processor {

  private final OrderWatch watch;

  WatchOrders(OrderWatch watch) {
    this.watch = watch;
  }

  @Override
  public void process(Exchange exchange) {
    watch.look();
  }
}
