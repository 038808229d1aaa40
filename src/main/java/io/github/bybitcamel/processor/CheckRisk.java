package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.Ticket;
import io.github.bybitcamel.trade.TradeDesk;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Holds a ticket against the limits, or ends its way. */
final class CheckRisk implements Processor {

  private final Function<String, TradeDesk> desks;

  CheckRisk(Function<String, TradeDesk> desks) {
    this.desks = desks;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Ticket ticket = exchange.getMessage().getMandatoryBody(Ticket.class);
    desks
        .apply(ticket.entry().account())
        .check(ticket)
        .ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
  }
}
