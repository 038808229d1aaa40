package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns the exchange's time. */
final class SyncClock implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(SyncClock.class);

  private final ServerClock clock;
  private final V5Market market;

  SyncClock(ServerClock clock, V5Market market) {
    this.clock = clock;
    this.market = market;
  }

  @Override
  public void process(Exchange exchange) {
    try {
      clock.sync(market::serverTime);
    } catch (V5Exception e) {
      LOG.warn("the exchange's time was not learnt, the last offset goes on: {}", e.getMessage());
    }
  }
}
