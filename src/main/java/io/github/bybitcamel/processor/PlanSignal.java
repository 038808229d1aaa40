package io.github.bybitcamel.processor;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.trade.SignalSteps;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Replaces a signal by the ticket of its plan, or ends its way. */
final class PlanSignal implements Processor {

  private final Function<String, SignalSteps> steps;

  PlanSignal(Function<String, SignalSteps> steps) {
    this.steps = steps;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Entry entry = exchange.getMessage().getMandatoryBody(Entry.class);
    steps
        .apply(entry.account())
        .plan(entry)
        .ifPresentOrElse(exchange.getMessage()::setBody, () -> exchange.setRouteStop(true));
  }
}
