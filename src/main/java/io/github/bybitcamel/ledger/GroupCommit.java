package io.github.bybitcamel.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread that writes. It takes whatever waits, puts it on disk with one sync, and then
 * tells those who wait.
 */
final class GroupCommit implements AutoCloseable {

  private static final int ROOM = 1024;
  private static final long IDLE_MILLIS = 100;
  private static final Job<Boolean> LAST = new Job<>(session -> new Outcome<>(true, List.of()));

  private final Transactions transactions;
  private final PendingAttempts attempts;
  private final Consumer<Entry> listener;
  private final Semaphore room = new Semaphore(ROOM);
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "ledger-writer");
  private boolean closed;

  GroupCommit(Transactions transactions, PendingAttempts attempts, Consumer<Entry> listener) {
    this.transactions = transactions;
    this.attempts = attempts;
    this.listener = listener;
  }

  void start() {
    writer.setDaemon(true);
    writer.start();
  }

  /** Waits for room, then until the operation is on disk. */
  <T> T run(Operation<T> operation) {
    Job<T> job = new Job<>(operation);
    room.acquireUninterruptibly();
    try {
      enqueue(job);
      return job.await();
    } finally {
      room.release();
    }
  }

  /** Returns at once, also where there is no room; what is returned ends when it is on disk. */
  <T> CompletableFuture<T> submit(Operation<T> operation) {
    if (!room.tryAcquire()) {
      return CompletableFuture.failedFuture(
          new LedgerException("%d changes wait for the disk already".formatted(ROOM)));
    }
    Job<T> job = new Job<>(operation);
    CompletableFuture<T> result = job.result().whenComplete((any, failure) -> room.release());
    try {
      enqueue(job);
    } catch (LedgerException e) {
      job.fail(e);
    }
    return result;
  }

  private synchronized void enqueue(Job<?> job) {
    if (closed) {
      throw new LedgerException("the ledger is closed");
    }
    queue.add(job);
  }

  private void write() {
    boolean more = true;
    while (more) {
      List<Job<?>> batch = take();
      more = !batch.remove(LAST);
      attempts.job().ifPresent(batch::add);
      if (!batch.isEmpty()) {
        write(batch);
      }
    }
    transactions.close();
  }

  private List<Job<?>> take() {
    List<Job<?>> batch = new ArrayList<>();
    try {
      Job<?> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch);
      }
    } catch (InterruptedException e) {
      // Nobody may stop the writer but close().
    }
    return batch;
  }

  /** What listeners are told comes first: whoever listens from now on hears of later changes. */
  private void write(List<Job<?>> batch) {
    transactions.run(batch);
    try {
      batch.forEach(job -> job.changed().forEach(listener));
    } catch (RuntimeException | Error e) {
      Threads.report(e);
    }
    batch.forEach(Job::finish);
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        queue.add(LAST);
      }
    }
    Threads.join(writer);
  }
}
