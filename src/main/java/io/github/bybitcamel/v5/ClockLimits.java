package io.github.bybitcamel.v5;

import java.time.Duration;

/**
 * From where on our clock is a matter for people. Signing uses the corrected time all the same.
 *
 * @param alarm offset, either way, from which on it is off
 * @param wrong offset, either way, from which on it is wrong
 */
public record ClockLimits(Duration alarm, Duration wrong) {

  /** Half a second, and the second by which the exchange refuses a clock that is ahead. */
  public static final ClockLimits DEFAULT =
      new ClockLimits(Duration.ofMillis(500), Duration.ofSeconds(1));

  ClockHealth judge(Duration offset) {
    if (offset.abs().compareTo(wrong) >= 0) {
      return ClockHealth.WRONG;
    }
    return offset.abs().compareTo(alarm) >= 0 ? ClockHealth.ALARM : ClockHealth.GOOD;
  }
}
