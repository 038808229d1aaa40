package io.github.bybitcamel.trade;

import java.time.Duration;

/**
 * Says that nothing of a signal was sent, and that nothing can be sent for a while: it stays as it
 * is in its lane. Carries no stack trace: it is an outcome.
 */
public final class NotNowException extends RuntimeException {

  /** So long anything may wait for the order before it; nobody need be told. */
  static final Duration MOMENT = Duration.ofMillis(50);

  private final transient Duration pause;

  NotNowException(Duration pause, String why) {
    super(why, null, false, false);
    this.pause = pause;
  }

  /** Returns how long its lane should leave it alone. */
  Duration pause() {
    return pause;
  }
}
