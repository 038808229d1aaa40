package io.github.bybitcamel.processor;

import io.github.bybitcamel.trade.SignalSteps;
import io.github.bybitcamel.trade.Ticket;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Holds a ticket against the limits, or ends its way. */
final class CheckRisk implements Processor {

  private final Function<String, SignalSteps> steps;

  CheckRisk(Function<String, SignalSteps> steps) {
    this.steps = steps;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Ticket ticket = exchange.getMessage().getMandatoryBody(Ticket.class);
    steps
        .apply(ticket.entry().account())
        .check(ticket)
        .ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
  }
}
