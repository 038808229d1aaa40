package io.github.bybitcamel.trade;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that ask the exchange: a few, so that a slow answer does not hold up the others. */
final class Lookers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lookers.class);
  private static final int THREADS = 8;
  private static final long END_SECONDS = 5;

  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;
  private final AtomicBoolean alone = new AtomicBoolean();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "order-watch-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Does {@code look} soon; not at all once closed. */
  void run(Runnable look) {
    try {
      threads.execute(() -> unlessClosed(look));
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: not looked at any more");
    }
  }

  private void unlessClosed(Runnable look) {
    if (!closed) {
      look.run();
    }
  }

  /** Does {@code look} soon, unless it is still at it since the last time. */
  void runAlone(Runnable look) {
    if (alone.compareAndSet(false, true)) {
      run(
          () -> {
            try {
              look.run();
            } catch (RuntimeException e) {
              LOG.error("a look failed", e);
            } finally {
              alone.set(false);
            }
          });
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the exchange was still being asked after {} s", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
