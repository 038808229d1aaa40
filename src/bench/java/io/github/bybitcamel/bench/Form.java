package io.github.bybitcamel.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param full whether there is time: ten minutes instead of three
 */
record Form(boolean full) {

  String name() {
    return full ? "full" : "quick";
  }

  int rounds() {
    return full ? 21 : 5;
  }

  Duration slice() {
    return Duration.ofMillis(full ? 1500 : 500);
  }

  /** Orders after which compiled code no longer changes. */
  long warmOrders() {
    return full ? 300_000 : 60_000;
  }

  /** Signals over HTTP after which compiled code no longer changes. */
  int warmSignals() {
    return full ? 100_000 : 20_000;
  }

  /** Stretches of candles after which compiled code no longer changes. */
  long warmStretches() {
    return full ? 100 : 40;
  }

  Duration longestWarmUp() {
    return Duration.ofSeconds(full ? 120 : 45);
  }

  /** How long a door of HTTP is used before it counts. */
  Duration warmDoor() {
    return Duration.ofSeconds(full ? 30 : 6);
  }

  int files() {
    return full ? 1000 : 60;
  }

  /** Rows of the big ledger: filling a million takes longer than the quick form has. */
  int ledgerRows() {
    return full ? 1_000_000 : 100_000;
  }

  int starts() {
    return full ? 11 : 3;
  }

  Duration quota() {
    return Duration.ofSeconds(full ? 120 : 20);
  }
}
