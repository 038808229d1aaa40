package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.Ticket;
import io.github.bybitcamel.trade.TradeDesk;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sends the orders of a ticket. */
final class SendOrders implements Processor {

  private final Function<String, TradeDesk> desks;

  SendOrders(Function<String, TradeDesk> desks) {
    this.desks = desks;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Ticket ticket = exchange.getMessage().getMandatoryBody(Ticket.class);
    desks.apply(ticket.entry().account()).send(ticket);
  }
}
