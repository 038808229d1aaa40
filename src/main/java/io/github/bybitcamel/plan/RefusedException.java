package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Refusal;

/**
 * Ends the way of a signal, or of a request, before anything was sent. The message says field,
 * value, rule and fix. Carries no stack trace: it is an outcome.
 */
public final class RefusedException extends RuntimeException {

  private final transient SignalState state;

  /**
   * Ends the way of a signal.
   *
   * @param state how it ends
   * @param reason why, for people
   */
  public RefusedException(SignalState state, String reason) {
    super(reason, null, false, false);
    this.state = state;
  }

  /** Returns how it ends: invalid, denied or expired. */
  public SignalState state() {
    return state;
  }

  /**
   * Returns one for a field's value, in the words every refusal has.
   *
   * @param value what stands there; empty text when nothing does
   * @param rule what the rule asks, and behind a semicolon what the sender can do
   */
  public static RefusedException invalid(String code, String field, String value, String rule) {
    return new RefusedException(
        SignalState.INVALID, new Refusal(code, field, value, rule, "").text());
  }
}
