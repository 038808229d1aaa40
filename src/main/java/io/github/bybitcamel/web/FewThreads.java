package io.github.bybitcamel.web;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Does what comes on a few threads of another executor. One commit brings many answers at once: a
 * thread woken for each would cost as much as writing it.
 */
final class FewThreads implements Executor {

  private static final int MOST = 8;

  private final Executor threads;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore free = new Semaphore(MOST);

  FewThreads(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
    if (free.tryAcquire()) {
      start();
    }
  }

  private void start() {
    try {
      threads.execute(this::work);
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
  }

  /** Looks again after letting go, so that nothing is left lying. */
  private void work() {
    do {
      try {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
          task.run();
        }
      } finally {
        free.release();
      }
    } while (!waiting.isEmpty() && free.tryAcquire());
  }
}
