package io.github.bybitcamel.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** How many idle turns pass between two tries to write, while the disk takes nothing. */
  private static final int TURNS = 20;

  private static final Job<Boolean> LAST = new Job<>(session -> new Outcome<>(true, List.of()));

  private final Transactions transactions;
  private final PendingAttempts attempts;
  private final Consumer<Entry> listener;
  private final Semaphore room = new Semaphore(ROOM);
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "ledger-writer");
  private boolean closed;
  private int idle;

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

  /** Returns why the last change is not on disk; empty if it is. */
  Optional<String> failure() {
    return writer.isAlive() ? transactions.failure() : Optional.of("the ledger's writer has ended");
  }

  private void write() {
    List<Job<?>> batch = new ArrayList<>();
    boolean more = true;
    while (more) {
      batch.clear();
      more = turn(batch);
    }
    transactions.close();
  }

  /** Returns whether there is to be another; whatever is thrown, those who wait are told. */
  private boolean turn(List<Job<?>> batch) {
    boolean more = true;
    try {
      take(batch);
      more = !batch.remove(LAST);
      attempts.job().ifPresent(batch::add);
      if (batch.isEmpty() && more) {
        probe(batch);
      }
      if (!batch.isEmpty()) {
        write(batch);
      }
    } catch (RuntimeException | Error e) {
      Threads.report(e);
      batch.forEach(job -> job.fail(new UnknownCommitException("the ledger's writer: " + e, e)));
    }
    return more;
  }

  private void take(List<Job<?>> batch) {
    try {
      Job<?> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch);
      }
    } catch (InterruptedException e) {
      // Nobody may stop the writer but close().
    }
  }

  /** A disk that has room again is found out though nobody asks for anything. */
  private void probe(List<Job<?>> batch) {
    idle = transactions.failure().isPresent() ? idle + 1 : 0;
    if (idle >= TURNS) {
      idle = 0;
      batch.add(new Job<>(Probe::write));
    }
  }

  /** What listeners are told comes first: whoever listens from now on hears of later changes. */
  private void write(List<Job<?>> batch) {
    transactions.run(batch);
    try {
      batch.forEach(job -> job.changed().forEach(listener));
    } catch (RuntimeException | Error e) {
      Threads.report(e);
    } finally {
      batch.forEach(Job::finish);
    }
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
