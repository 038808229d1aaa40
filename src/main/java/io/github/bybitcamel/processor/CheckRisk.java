package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.Ticket;
import io.github.bybitcamel.trade.TradeDesk;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Holds a ticket against the limits, or ends its way. */
final class CheckRisk implements Processor {

  private final TradeDesk desk;

  CheckRisk(TradeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Ticket ticket = exchange.getMessage().getMandatoryBody(Ticket.class);
    desk.check(ticket)
        .ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
  }
}
