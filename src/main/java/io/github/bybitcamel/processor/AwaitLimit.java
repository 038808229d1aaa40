package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.Deadline;
import io.github.bybitcamel.v5.Permit;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets a request wait until it may be sent. */
final class AwaitLimit implements Processor {

  private final RateLimits limits;
  private final Duration patience;
  private final Clock clock;

  /**
   * Waits by {@code limits}.
   *
   * @param patience after which a request is given up, certainly not sent
   */
  AwaitLimit(RateLimits limits, Duration patience, Clock clock) {
    this.limits = limits;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    V5Request request = exchange.getMessage().getMandatoryBody(V5Request.class);
    Permit permit = limits.acquire(request, Deadline.after(patience(request), System::nanoTime));
    exchange.setProperty(V5Properties.PERMIT, permit);
  }

  /** A request that must be sent before an instant waits no longer than that. */
  private Duration patience(V5Request request) {
    if (request.sendBefore().isEmpty()) {
      return patience;
    }
    Instant now = clock.instant();
    Instant end = request.sendBefore().get();
    if (!now.isBefore(end)) {
      throw new TooLateException(request);
    }
    // What never expires is too far ahead to be measured.
    return end.isBefore(now.plus(patience)) ? Duration.between(now, end) : patience;
  }
}
