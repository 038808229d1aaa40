package io.github.bybitcamel.bench;

import java.util.concurrent.locks.LockSupport;

/** Lets time pass. */
final class Waits {

  private Waits() {}

  static void pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
