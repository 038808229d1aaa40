package io.github.bybitcamel.connector;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which a connector makes the calls that nobody waits for. */
final class Threads implements AutoCloseable {

  private static final int MOST = 16;
  private static final long END_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService pool = Executors.newFixedThreadPool(MOST, this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "connector-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  ExecutorService pool() {
    return pool;
  }

  /** Lets what is under way end, within a bound; what has not begun is not begun any more. */
  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
