package io.github.bybitcamel.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param full whether there is time: ten minutes instead of one
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

  /** Stretches of candles after which compiled code no longer changes. */
  long warmStretches() {
    return full ? 100 : 20;
  }

  Duration longestWarmUp() {
    return Duration.ofSeconds(full ? 120 : 45);
  }

  int files() {
    return full ? 1000 : 60;
  }

  int starts() {
    return full ? 11 : 3;
  }

  Duration quota() {
    return Duration.ofSeconds(full ? 120 : 45);
  }
}
