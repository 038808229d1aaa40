package io.github.bybitcamel.v5;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of a call that was not carried out. */
record Failure(
    V5Endpoint endpoint,
    OptionalInt httpStatus,
    OptionalInt retCode,
    String retMsg,
    OutcomeClass outcome,
    boolean mayHaveBeenSent,
    Optional<Duration> retryAfter) {

  static Failure unanswered(V5Endpoint endpoint, String why, boolean certainlyNotSent) {
    boolean unknown = endpoint.isWrite() && !certainlyNotSent;
    return new Failure(
        endpoint,
        OptionalInt.empty(),
        OptionalInt.empty(),
        why,
        unknown ? OutcomeClass.UNKNOWN : OutcomeClass.SAFE_TO_RETRY,
        !certainlyNotSent,
        Optional.empty());
  }

  /** Returns one for a call that we ourselves held back. */
  static Failure heldBack(V5Endpoint endpoint, String why, Optional<Duration> retryAfter) {
    return new Failure(
        endpoint,
        OptionalInt.empty(),
        OptionalInt.empty(),
        why,
        OutcomeClass.AFTER_RESET,
        false,
        retryAfter);
  }

  /** Returns one for a call that was answered well, but with data that cannot be understood. */
  static Failure misunderstood(V5Endpoint endpoint, String why) {
    return new Failure(
        endpoint,
        OptionalInt.of(200),
        OptionalInt.of(0),
        why,
        OutcomeTable.unreadable(endpoint.kind()),
        true,
        Optional.empty());
  }

  /** Returns the same, of unknown outcome. */
  Failure unknown() {
    return new Failure(
        endpoint, httpStatus, retCode, retMsg, OutcomeClass.UNKNOWN, mayHaveBeenSent, retryAfter);
  }

  String message() {
    StringBuilder text = new StringBuilder(endpoint.method()).append(' ').append(endpoint.path());
    retCode.ifPresent(code -> text.append(": retCode ").append(code));
    if (retCode.isEmpty()) {
      httpStatus.ifPresent(status -> text.append(": HTTP ").append(status));
    }
    return text.append(": ").append(retMsg).append(" (").append(outcome).append(')').toString();
  }
}
