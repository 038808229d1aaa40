package io.github.bybitcamel.ledger;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What every thread of the ledger does alike. */
final class Threads {

  private Threads() {}

  /** Waits through interrupts, and remembers them: a pause that is over at once is none. */
  static void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    boolean interrupted = false;
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands over what nobody is there to catch, and goes on. */
  static void report(Throwable failure) {
    Thread current = Thread.currentThread();
    current.getUncaughtExceptionHandler().uncaughtException(current, failure);
  }

  /** Waits through interrupts, and remembers them. */
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
