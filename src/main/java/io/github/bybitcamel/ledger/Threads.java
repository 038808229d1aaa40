package io.github.bybitcamel.ledger;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting that an interrupt does not cut short, only remembers. */
final class Threads {

  private Threads() {}

  static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
