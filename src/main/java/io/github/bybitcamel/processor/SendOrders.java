package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.SignalSteps;
import io.github.bybitcamel.trade.Ticket;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sends the orders of a ticket. */
final class SendOrders implements Processor {

  private final Function<String, SignalSteps> steps;

  SendOrders(Function<String, SignalSteps> steps) {
    this.steps = steps;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Ticket ticket = exchange.getMessage().getMandatoryBody(Ticket.class);
    steps.apply(ticket.entry().account()).send(ticket);
  }
}
