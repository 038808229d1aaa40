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

  /** Orders that a contestant has placed at least before it counts. */
  long warmOrders() {
    return 60_000;
  }

  /** Signals over HTTP that a door has taken at least before it counts. */
  long warmSignals() {
    return 20_000;
  }

  /** Orders that were sent of signals over HTTP at least before one counts. */
  long warmHooks() {
    return 1_000;
  }

  /** Stretches of candles that were fetched at least before they count. */
  long warmStretches() {
    return 40;
  }

  /** How long a contestant may take until it has compiled what it runs. */
  Duration longestWarmUp() {
    return Duration.ofSeconds(full ? 240 : 120);
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
