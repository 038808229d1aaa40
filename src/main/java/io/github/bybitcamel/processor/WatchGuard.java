package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.Guard;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Looks whether trading must be stopped. */
final class WatchGuard implements Processor {

  private final Guard guard;

  WatchGuard(Guard guard) {
    this.guard = guard;
  }

  @Override
  public void process(Exchange exchange) {
    guard.look();
  }
}
