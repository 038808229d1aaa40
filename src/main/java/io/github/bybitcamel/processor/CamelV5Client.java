package io.github.bybitcamel.processor;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.Permit;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Reader;
import io.github.bybitcamel.v5.V5Request;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the exchange through the route {@code v5-call}: one request, at most one on the wire.
 * Safe for use by many threads.
 */
public final class CamelV5Client implements V5Client {

  private static final Logger LOG = LoggerFactory.getLogger("v5-call");
  private static final String ROUTE = "direct:v5-call";

  private final ProducerTemplate template;
  private final Endpoint route;
  private final V5Reader reader;
  private final CallWatch watch;

  /** Prepares the way into the route. */
  public CamelV5Client(CamelContext camel, V5Reader reader) {
    this.template = camel.createProducerTemplate();
    this.route = camel.getEndpoint(ROUTE);
    this.reader = reader;
    this.watch =
        Optional.ofNullable(
                camel.getRegistry().lookupByNameAndType(CallWatch.NAME, CallWatch.class))
            .orElse((request, waited, roundTrip, outcome) -> {});
  }

  @Override
  public V5Answer call(V5Request request) {
    Exchange done = template.send(route, exchange -> exchange.getMessage().setBody(request));
    if (request.endpoint().isWrite()) {
      Failpoint.AFTER_ANSWER_BEFORE_LEDGER.reached();
    }
    CallLine line = CallLine.of(request, done);
    if (done.getException() == null) {
      watch.called(request, line.waited(), line.roundTrip(), OutcomeClass.SUCCESS.name());
      LOG.info("{} retCode 0", line);
      return done.getMessage().getBody(V5Answer.class);
    }
    RuntimeException failure = failure(request, done);
    watch.called(request, line.waited(), line.roundTrip(), outcome(failure));
    LOG.warn("{} {}", line, failure.getMessage());
    throw failure;
  }

  @Override
  public void skipped(V5Request request, String why) {
    LOG.warn(
        "{} {} left out a row: {}", request.endpoint().method(), request.endpoint().path(), why);
  }

  private static String outcome(RuntimeException failure) {
    return failure instanceof V5Exception e ? e.outcome().name() : "HELD_BACK";
  }

  private RuntimeException failure(V5Request request, Exchange done) {
    Exception cause = done.getException();
    boolean denied = cause instanceof DeniedException;
    boolean notSent =
        denied || done.getProperty(V5Properties.SENT) == null || NotSent.certainly(cause);
    Optional.ofNullable(done.getProperty(V5Properties.PERMIT, Permit.class))
        .ifPresent(permit -> permit.failed(notSent));
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    boolean ours = denied || cause instanceof TooLateException;
    return ours || cause instanceof V5Exception
        ? (RuntimeException) cause
        : reader.failed(request, cause, notSent);
  }
}
