package io.github.bybitcamel.v5;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that was not carried out, or of which nobody knows. {@link #outcome()}, not the code, says
 * what may be done next. Messages hold no key, no secret and no signature.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/error">Bybit V5: Error Codes</a>
 */
public final class V5Exception extends RuntimeException {

  private static final int HTTP_FORBIDDEN = 403;
  private static final int ADDRESS_TOO_FREQUENT = 10018;

  private final transient Failure failure;
  private final String orderLinkId;
  private final boolean ownRepetition;

  V5Exception(Failure failure) {
    super(failure.message());
    this.failure = failure;
    this.orderLinkId = "";
    this.ownRepetition = false;
  }

  V5Exception(Failure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.orderLinkId = "";
    this.ownRepetition = false;
  }

  private V5Exception(Failure failure, Throwable cause, String orderLinkId) {
    super(failure.message(), cause);
    this.failure = failure;
    this.orderLinkId = orderLinkId;
    this.ownRepetition = false;
  }

  private V5Exception(V5Exception same, String message, String orderLinkId, boolean ownRepetition) {
    super(message, same);
    this.failure = same.failure;
    this.orderLinkId = orderLinkId;
    this.ownRepetition = ownRepetition;
  }

  /** Returns the same, told of the order that was to be placed. */
  V5Exception about(String placed) {
    return new V5Exception(this, getMessage(), placed, ownRepetition);
  }

  /** Returns the same, told that the call had been made before, by us. */
  V5Exception afterRepetition() {
    return new V5Exception(this, getMessage(), orderLinkId, true);
  }

  /** Returns the same, whose message begins with what was asked about. */
  public V5Exception naming(String subject) {
    return new V5Exception(this, subject + ": " + getMessage(), orderLinkId, ownRepetition);
  }

  /**
   * Returns one for the same answer, of which nobody knows what it means.
   *
   * @param why what came where the exchange was asked; this where it was not
   */
  public V5Exception unknown(V5Exception why) {
    return new V5Exception(failure.unknown(), why, orderLinkId);
  }

  /**
   * Returns whether this answers a repetition by ourselves: what is there already may then be our
   * own work.
   */
  public boolean ownRepetition() {
    return ownRepetition;
  }

  /** Returns one for a retCode, as the exchange would have answered it with HTTP 200. */
  public static V5Exception refused(
      V5Endpoint endpoint, int retCode, String retMsg, OutcomeClass outcome) {
    return new V5Exception(
        new Failure(
            endpoint,
            OptionalInt.of(200),
            OptionalInt.of(retCode),
            retMsg,
            outcome,
            true,
            Optional.empty()));
  }

  /**
   * Returns one for a call that got no answer: safe to repeat if it only reads or never left, else
   * of unknown outcome.
   */
  public static V5Exception unanswered(V5Endpoint endpoint, String why, boolean certainlyNotSent) {
    return new V5Exception(Failure.unanswered(endpoint, why, certainlyNotSent));
  }

  /**
   * Returns our name of the order that was to be placed, by which the exchange can be asked for it;
   * empty where none was to be.
   */
  public Optional<String> orderLinkId() {
    return Optional.of(orderLinkId).filter(name -> !name.isEmpty());
  }

  /** Returns which endpoint was called. */
  public V5Endpoint endpoint() {
    return failure.endpoint();
  }

  /** Returns the HTTP status; empty where no answer came. */
  public OptionalInt httpStatus() {
    return failure.httpStatus();
  }

  /** Returns Bybit's code; empty where no readable answer came. */
  public OptionalInt retCode() {
    return failure.retCode();
  }

  /** Returns Bybit's words, or ours where no readable answer came. */
  public String retMsg() {
    return failure.retMsg();
  }

  /** Returns what may be done next. */
  public OutcomeClass outcome() {
    return failure.outcome();
  }

  /** Returns whether the exchange may have received the call. */
  public boolean mayHaveBeenSent() {
    return failure.mayHaveBeenSent();
  }

  /** Returns how long to wait before a repetition, where the exchange said so. */
  public Optional<Duration> retryAfter() {
    return failure.retryAfter();
  }

  /** Returns whether the exchange has shut out our address for asking too often. */
  public boolean hostBanned() {
    boolean shutOut = httpStatus().equals(OptionalInt.of(HTTP_FORBIDDEN));
    return outcome() == OutcomeClass.AFTER_RESET
        && (shutOut || retCode().equals(OptionalInt.of(ADDRESS_TOO_FREQUENT)));
  }
}
