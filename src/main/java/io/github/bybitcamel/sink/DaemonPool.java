package io.github.bybitcamel.sink;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for work that somebody waits for: they come when it comes, and go soon after it. */
public final class DaemonPool {

  private static final long IDLE_SECONDS = 10;

  private DaemonPool() {}

  /**
   * Returns a pool that needs no closing.
   *
   * @param name of its threads
   * @param most how many there are at once; further work waits
   */
  public static Executor of(String name, int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
