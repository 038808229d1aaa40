package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Says what came back from the exchange. Knows fields by name only, so that new ones do no harm.
 * Safe for use by several threads at once.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/error">Bybit V5: Error Codes</a>
 */
public final class V5Reader {

  private static final int FORBIDDEN = 403;
  private static final int OVERLOADED = 429;
  private static final int SERVER_ERRORS = 500;
  private static final String TOO_FREQUENT = "too frequent";

  private final OutcomeTable outcomes;
  private final Redaction redaction;

  /** Creates a reader that takes our key out of every message. */
  public V5Reader(OutcomeTable outcomes, V5Settings settings) {
    this.outcomes = outcomes;
    this.redaction = new Redaction(settings.apiKey());
  }

  /**
   * Returns the answer to a call that was carried out.
   *
   * <p>A body that cannot be read, or has no retCode, leaves the outcome of a write unknown. A
   * status of 500 and more is believed over what the body says.
   *
   * @param header returns a response header by its name, whatever its case
   * @throws V5Exception if it was not carried out, or nobody knows
   */
  public V5Answer read(
      V5Request request, int httpStatus, Function<String, Optional<String>> header, byte[] body) {
    Optional<V5Answer> answer = Json.object(body).flatMap(json -> answer(json, header));
    if (httpStatus >= 200 && httpStatus < 300 && answer.filter(a -> a.retCode() == 0).isPresent()) {
      return answer.get();
    }
    throw new V5Exception(failure(request.endpoint(), httpStatus, header, answer, body));
  }

  /**
   * Returns what a failure to send, or to receive, means.
   *
   * @param certainlyNotSent whether the request cannot have reached the exchange: connection
   *     refused, unknown host, no encrypted connection
   */
  public V5Exception failed(V5Request request, Throwable cause, boolean certainlyNotSent) {
    String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new V5Exception(
        Failure.unanswered(request.endpoint(), redaction.clean(why), certainlyNotSent), cause);
  }

  private Failure failure(
      V5Endpoint endpoint,
      int status,
      Function<String, Optional<String>> header,
      Optional<V5Answer> answer,
      byte[] body) {
    if (status == FORBIDDEN && text(body).toLowerCase(Locale.ROOT).contains(TOO_FREQUENT)) {
      return failure(
          endpoint, status, "access too frequent", OutcomeClass.AFTER_RESET, Optional.empty());
    }
    Optional<V5Answer> refusal = answer.filter(a -> a.retCode() != 0 && status < SERVER_ERRORS);
    if (refusal.isPresent()) {
      return refused(endpoint, status, refusal.get(), Resets.retryAfter(refusal.get(), header));
    }
    boolean fine = status >= 200 && status < 300;
    OutcomeClass outcome =
        fine
            ? OutcomeTable.unreadable(endpoint.kind())
            : outcomes.ofHttpStatus(status, endpoint.kind());
    String why = fine ? "answer cannot be read" : redaction.clean(text(body));
    return failure(endpoint, status, why, outcome, Resets.retryAfter(header));
  }

  private Failure refused(
      V5Endpoint endpoint, int status, V5Answer answer, Optional<Duration> retryAfter) {
    return new Failure(
        endpoint,
        OptionalInt.of(status),
        OptionalInt.of(answer.retCode()),
        redaction.clean(answer.retMsg()),
        outcome(endpoint, status, answer),
        true,
        retryAfter);
  }

  /** The whole system is overloaded: what a code says of a write that might be repeated is open. */
  private OutcomeClass outcome(V5Endpoint endpoint, int status, V5Answer answer) {
    OutcomeClass said = outcomes.ofRetCode(answer.retCode(), endpoint.kind());
    if (status != OVERLOADED || !endpoint.isWrite()) {
      return said;
    }
    return switch (said) {
      case SAFE_TO_RETRY, AFTER_RESET, CLOCK, UNLISTED ->
          outcomes.ofHttpStatus(status, endpoint.kind());
      case SUCCESS, UNKNOWN, ALREADY_SO, BAD_REQUEST, FUNDS, FORBIDDEN -> said;
    };
  }

  private static Failure failure(
      V5Endpoint endpoint,
      int status,
      String why,
      OutcomeClass outcome,
      Optional<Duration> retryAfter) {
    return new Failure(
        endpoint, OptionalInt.of(status), OptionalInt.empty(), why, outcome, true, retryAfter);
  }

  private static Optional<V5Answer> answer(
      JsonNode json, Function<String, Optional<String>> header) {
    JsonNode retCode = json.path("retCode");
    if (!retCode.isInt()) {
      return Optional.empty();
    }
    return Optional.of(
        new V5Answer(
            retCode.intValue(),
            json.path("retMsg").asText(),
            Json.child(json, "result"),
            Json.child(json, "retExtInfo"),
            Instant.ofEpochMilli(json.path("time").asLong()),
            header.apply("Traceid")));
  }

  /** Returns the beginning of a body: an error page may be long. */
  private static String text(byte[] body) {
    return new String(body, 0, Math.min(body.length, 4096), UTF_8);
  }
}
