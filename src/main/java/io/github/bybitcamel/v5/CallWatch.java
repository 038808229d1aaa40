package io.github.bybitcamel.v5;

import java.time.Duration;

/** Is told of every call to the exchange once it has ended. Must return at once. */
@FunctionalInterface
public interface CallWatch {

  /** By which name a registry has it. */
  String NAME = "callWatch";

  /**
   * Hears of a call.
   *
   * @param waited for the rate limit
   * @param roundTrip from signing to the answer, or to its absence
   * @param outcome the class of the outcome; {@code HELD_BACK} where we stopped it ourselves
   */
  void called(V5Request request, Duration waited, Duration roundTrip, String outcome);
}
