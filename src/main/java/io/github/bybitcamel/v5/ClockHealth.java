package io.github.bybitcamel.v5;

/** How far our own clock can be trusted. */
public enum ClockHealth {
  /** The exchange was not asked yet. */
  UNKNOWN,
  /** Near enough. */
  GOOD,
  /** Off by more than is healthy; somebody should look at the time service. */
  ALARM,
  /** So far off that a request signed by it would be refused. */
  WRONG
}
