package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.SignalState;

/** Ends a signal's way before anything was sent. Carries no stack trace: it is an outcome. */
final class RefusedException extends RuntimeException {

  private final transient SignalState state;

  RefusedException(SignalState state, String reason) {
    super(reason, null, false, false);
    this.state = state;
  }

  SignalState state() {
    return state;
  }

  /** Refuses a field's value, in the words every refusal has: field, value, rule, fix. */
  static RefusedException invalid(String code, String field, String value, String rule) {
    return new RefusedException(
        SignalState.INVALID, "%s: %s %s: %s".formatted(code, field, value, rule));
  }
}
