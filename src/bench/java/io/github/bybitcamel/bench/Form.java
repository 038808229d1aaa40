package io.github.bybitcamel.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param full whether there is time: ten minutes, and every contestant is warm; else one, and what
 *     is compiled by then has to do: figures to be held against those of the same form only
 */
record Form(boolean full) {

  String name() {
    return full ? "full" : "quick";
  }

  int rounds() {
    return full ? 8 : 3;
  }

  Duration slice() {
    return Duration.ofMillis(full ? 1000 : 300);
  }

  /** Orders that a contestant has placed at least before it counts. */
  long warmOrders() {
    return full ? 60_000 : 0;
  }

  /** Signals over HTTP that a door has taken at least before it counts. */
  long warmSignals() {
    return full ? 20_000 : 0;
  }

  /** Orders that were sent of signals over HTTP at least before one counts. */
  long warmHooks() {
    return full ? 1_000 : 0;
  }

  /** Stretches of candles that were fetched at least before they count. */
  long warmStretches() {
    return full ? 30 : 0;
  }

  /** How long a contestant may take until it has compiled what it runs. */
  Duration longestWarmUp() {
    return Duration.ofMillis(full ? 240_000 : 1500);
  }

  /** Whether a contestant that is not warm by then is no contestant. */
  boolean warmOnly() {
    return full;
  }

  int files() {
    return full ? 200 : 20;
  }

  /** Rows of the big ledger: filling a million takes longer than the quick form has. */
  int ledgerRows() {
    return full ? 1_000_000 : 20_000;
  }

  int starts() {
    return full ? 5 : 1;
  }

  /** Starts that do not count: the first fill the operating system's caches. */
  int coldStarts() {
    return full ? 1 : 0;
  }
}
