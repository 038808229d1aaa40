package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Signal;
import java.util.Locale;

/** What a signal asks for. Which fields that takes stands in {@link ActionTable}. */
enum Action {
  ORDER,
  AMEND,
  CANCEL,
  CANCEL_ALL,
  CLOSE,
  REDUCE,
  REVERSE,
  TARGET,
  SET_TPSL,
  SET_LEVERAGE,
  TEST;

  /** Returns the canonical name. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action of(Signal signal) {
    return valueOf(signal.action().toUpperCase(Locale.ROOT));
  }
}
