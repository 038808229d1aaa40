package io.github.bybitcamel.processor;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.trade.NotNowException;
import io.github.bybitcamel.trade.SignalLog;
import io.github.bybitcamel.trade.SignalSteps;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries one signal of a lane through the route {@code signal-trade}. A fault of the route holds
 * the signal for a person; one of the ledger, and an exchange that has shut us out, let the lane
 * try it again.
 */
public final class SignalRoute implements Consumer<Entry> {

  private static final Logger LOG = LoggerFactory.getLogger(SignalRoute.class);

  private final ProducerTemplate template;
  private final SignalSteps steps;

  /** Prepares the way into the route. */
  public SignalRoute(CamelContext camel, SignalSteps steps) {
    this.template = camel.createProducerTemplate();
    this.steps = steps;
  }

  @Override
  public void accept(Entry entry) {
    MDC.put(SignalLog.CONTEXT, entry.id());
    try {
      carry(entry);
    } finally {
      MDC.remove(SignalLog.CONTEXT);
    }
  }

  private void carry(Entry entry) {
    Exchange done =
        template.send("direct:signal-trade", exchange -> exchange.getMessage().setBody(entry));
    if (done.getException() instanceof LedgerException e) {
      throw e;
    }
    if (done.getException() instanceof NotNowException e) {
      throw e;
    }
    if (done.getException() != null) {
      LOG.error("signal {} is held: {}", entry.id(), done.getException().toString());
      steps.hold(entry, "INTERNAL: " + done.getException());
    }
  }
}
