package io.github.bybitcamel.processor;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.trade.TradeDesk;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Replaces a signal by the ticket of its plan, or ends its way. */
final class PlanSignal implements Processor {

  private final Function<String, TradeDesk> desks;

  PlanSignal(Function<String, TradeDesk> desks) {
    this.desks = desks;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Entry entry = exchange.getMessage().getMandatoryBody(Entry.class);
    desks
        .apply(entry.account())
        .plan(entry)
        .ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
  }
}
