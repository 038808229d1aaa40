package io.github.bybitcamel.connector;

import io.github.bybitcamel.v5.CallPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The threads on which a connector makes the calls that nobody waits for. A thread may wait for a
 * limit, so that cancels have threads of their own, and orders have, and what only looks.
 */
final class Threads implements AutoCloseable {

  private static final int MOST = 16;
  private static final long IDLE_SECONDS = 30;
  private static final long END_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor urgent = pool();
  private final ThreadPoolExecutor orders = pool();
  private final ThreadPoolExecutor polls = pool();

  /** A call, and who is told what came of it. */
  private record Task<T>(Supplier<T> call, CompletableFuture<T> told) implements Runnable {

    @Override
    public void run() {
      try {
        told.complete(call.get());
      } catch (Throwable e) { // whoever holds the future decides what an Error means
        fail(e);
      }
    }

    void fail(Throwable cause) {
      told.completeExceptionally(new CompletionException(cause));
    }
  }

  private ThreadPoolExecutor pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "connector-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  <T> CompletableFuture<T> run(CallPriority priority, Supplier<T> call) {
    CompletableFuture<T> told = new CompletableFuture<>();
    of(priority).execute(new Task<>(call, told));
    return told;
  }

  private ThreadPoolExecutor of(CallPriority priority) {
    return switch (priority) {
      case LESSENS_RISK -> urgent;
      case RESEND, ORDER -> orders;
      case POLL -> polls;
    };
  }

  /** Lets what is under way end, within a bound; what has not begun fails. */
  @Override
  public void close() {
    List<ThreadPoolExecutor> all = List.of(orders, polls, urgent);
    all.forEach(ThreadPoolExecutor::shutdown);
    all.stream().flatMap(Threads::notBegun).forEach(task -> task.fail(closed()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    try {
      for (ThreadPoolExecutor pool : all) {
        pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ThreadPoolExecutor::shutdownNow);
  }

  private static Stream<Task<?>> notBegun(ThreadPoolExecutor pool) {
    List<Runnable> left = new ArrayList<>();
    pool.getQueue().drainTo(left);
    return left.stream().map(task -> (Task<?>) task);
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("the connector was closed before this call was made");
  }
}
