package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.Ticket;
import io.github.bybitcamel.trade.TradeDesk;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sends the orders of a ticket. */
final class SendOrders implements Processor {

  private final TradeDesk desk;

  SendOrders(TradeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    desk.send(exchange.getMessage().getMandatoryBody(Ticket.class));
  }
}
