package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.Permit;
import io.github.bybitcamel.v5.V5Request;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * One call in a line of the log: what, for which order, which attempt, and where its time went.
 * Never a key, a signature or a secret.
 *
 * @param waited for the rate limit
 * @param roundTrip from signing to the answer, or to its absence
 */
record CallLine(V5Request request, Duration waited, Duration roundTrip) {

  static CallLine of(V5Request request, Exchange done) {
    Duration waited =
        Optional.ofNullable(done.getProperty(V5Properties.PERMIT, Permit.class))
            .map(Permit::waited)
            .orElse(Duration.ZERO);
    Duration answered = Duration.ofMillis(done.getClock().elapsed()).minus(waited);
    // Whole milliseconds may be fewer than what was waited for by the nanosecond.
    return new CallLine(request, waited, answered.isNegative() ? Duration.ZERO : answered);
  }

  /** What is named by the exchange's id alone is told apart by the word before it. */
  private static Optional<String> orderId(V5Request request) {
    return Optional.ofNullable(request.parameters().get("orderId")).map(id -> "orderId " + id);
  }

  @Override
  public String toString() {
    return request.endpoint().method()
        + ' '
        + request.endpoint().path()
        + request.symbol().map(symbol -> " " + symbol).orElse("")
        + request.orderLinkId().or(() -> orderId(request)).map(id -> " " + id).orElse("")
        + " attempt "
        + request.attempt()
        + ", waited "
        + waited.toMillis()
        + " ms, answered in "
        + roundTrip.toMillis()
        + " ms:";
  }
}
