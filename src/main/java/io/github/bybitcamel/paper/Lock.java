package io.github.bybitcamel.paper;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The one lock around what the exchange knows. */
final class Lock {

  private final ReentrantLock lock = new ReentrantLock(true);

  <T> T hold(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void hold(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
