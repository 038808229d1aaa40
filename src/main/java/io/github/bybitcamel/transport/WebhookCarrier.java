package io.github.bybitcamel.transport;

import io.github.bybitcamel.model.FeedRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/** A POST for each record, signed as Standard Webhooks says; any 2xx takes it. */
record WebhookCarrier(String uri, Optional<WebhookSignature> signature, Clock clock)
    implements Carrier {

  private static final String STATUS = Exchange.HTTP_RESPONSE_CODE;

  /**
   * Refusals of the record itself. All others may be of who we are, of where, or of when: a good
   * record would be lost by them.
   */
  private static final Set<Integer> BLAME_THE_RECORD = Set.of(400, 409, 413, 415, 422);

  private static final Set<Integer> SOON = Set.of(408, 425, 429);

  static WebhookCarrier of(String url, Optional<WebhookSignature> signature, Clock clock) {
    char sign = url.indexOf('?') < 0 ? '?' : '&';
    return new WebhookCarrier(
        url + sign + "httpMethod=POST&throwExceptionOnFailure=false&responseTimeout=15000",
        signature,
        clock);
  }

  @Override
  public Map<String, Object> headers(FeedRecord record, String id, String body) {
    Map<String, Object> headers = new HashMap<>();
    headers.put(Exchange.CONTENT_TYPE, "application/json");
    headers.put("webhook-id", id);
    String seconds = Long.toString(clock.instant().getEpochSecond());
    headers.put("webhook-timestamp", seconds);
    signature.ifPresent(by -> headers.put("webhook-signature", by.of(id, seconds, body)));
    return headers;
  }

  @Override
  public Optional<String> blamesRecord(Exchange message) {
    return status(message)
        .filter(BLAME_THE_RECORD::contains)
        .map(status -> "the receiver answered " + status);
  }

  @Override
  public Optional<String> failure(Exchange message) {
    return status(message)
        .filter(status -> status < 200 || status >= 300)
        .map(status -> "the receiver answered " + status);
  }

  /** A receiver that is not there at all is left alone by the courier instead. */
  @Override
  public boolean maySoonGoWell(Exchange message) {
    return message.getException() != null
        ? brokeOff(message.getException())
        : status(message).filter(status -> status >= 500 || SOON.contains(status)).isPresent();
  }

  private static boolean brokeOff(Throwable failure) {
    boolean io = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof InterruptedIOException) {
        return false;
      }
      io |= cause instanceof IOException;
    }
    return io;
  }

  @Override
  public Optional<Duration> retryAfter(Exchange message) {
    return Optional.ofNullable(message.getMessage().getHeader("Retry-After", String.class))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Optional<Integer> status(Exchange message) {
    return Optional.ofNullable(message.getMessage().getHeader(STATUS, Integer.class));
  }
}
