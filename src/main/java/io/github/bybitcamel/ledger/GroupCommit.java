package io.github.bybitcamel.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes for many, one thread at a time: whatever waits is put on disk with one sync, and then
 * those who wait are told. Who comes while nobody writes does it at once, which spares two changes
 * of thread; what comes meanwhile, and whatever comes while many do or shortly after, is left to
 * the writer's own thread, which goes on until nothing waits.
 */
final class GroupCommit implements AutoCloseable {

  private static final int ROOM = 1024;
  private static final Duration IDLE = Duration.ofMillis(100);

  /** How many idle turns pass between two tries to write, while the disk takes nothing. */
  private static final int TURNS = 20;

  /** More than so many in one turn are many: each of them writing alone would be the slower. */
  private static final int FEW = 4;

  /** So many turns with few, or none, follow one with many before it counts as quiet again. */
  private static final int QUIET = 16;

  private final Transactions transactions;
  private final PendingAttempts attempts;
  private final Consumer<List<Entry>> listener;
  private final Semaphore room = new Semaphore(ROOM);
  private final Queue<Job<?>> queue = new ConcurrentLinkedQueue<>();

  /** Who has it writes. */
  private final ReentrantLock turn = new ReentrantLock();

  private final Thread writer = new Thread(this::goOn, "ledger-writer");
  private volatile boolean closed;
  private volatile boolean crowded;
  private int quiet = QUIET;
  private boolean ended;
  private int idle;

  GroupCommit(Transactions transactions, PendingAttempts attempts, Consumer<List<Entry>> listener) {
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
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("who is told of a change must not wait for another");
    }
    Job<T> job = new Job<>(operation);
    room.acquireUninterruptibly();
    try {
      enqueue(job);
      return job.await();
    } finally {
      room.release();
    }
  }

  /** Waits for nobody, also where there is no room; what is returned ends when it is on disk. */
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

  private void enqueue(Job<?> job) {
    synchronized (this) {
      if (closed) {
        throw new LedgerException("the ledger is closed");
      }
      queue.add(job);
    }
    writeUnlessOneDoes();
  }

  /** Whoever writes looks again after letting go, so that nothing is left lying. */
  private void writeUnlessOneDoes() {
    // A driver might take an interrupt for itself in the middle of a commit.
    boolean left = crowded || turn.isHeldByCurrentThread();
    if (left || Thread.currentThread().isInterrupted()) {
      LockSupport.unpark(writer);
    } else if (turn.tryLock()) {
      try {
        turn();
      } finally {
        turn.unlock();
      }
      if (!queue.isEmpty()) {
        LockSupport.unpark(writer);
      }
    }
  }

  /** Returns why the last change is not on disk; empty if it is. */
  Optional<String> failure() {
    return writer.isAlive() ? transactions.failure() : Optional.of("the ledger's writer has ended");
  }

  private void goOn() {
    while (!closed || !queue.isEmpty()) {
      if (queue.isEmpty()) {
        LockSupport.parkNanos(this, IDLE.toNanos());
      }
      // Nobody may stop the writer but close().
      Thread.interrupted();
      underLock(this::ownTurn);
    }
    underLock(this::lastTurn);
  }

  private void underLock(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  private void ownTurn() {
    probe();
    turn();
  }

  private void lastTurn() {
    turn();
    ended = true;
    transactions.close();
  }

  /** Writes what waits; whatever is thrown, those who wait are told. */
  private void turn() {
    List<Job<?>> batch = new ArrayList<>();
    try {
      for (Job<?> job = queue.poll(); job != null; job = queue.poll()) {
        batch.add(job);
      }
      attempts.job().ifPresent(batch::add);
      quiet = batch.size() > FEW ? 0 : Math.min(quiet + 1, QUIET);
      crowded = quiet < QUIET;
      if (!batch.isEmpty() && !ended) {
        write(batch);
      }
    } catch (RuntimeException | Error e) {
      Threads.report(e);
      batch.forEach(job -> job.fail(new UnknownCommitException("the ledger's writer: " + e, e)));
    }
  }

  /** A disk that has room again is found out though nobody asks for anything. */
  private void probe() {
    idle = transactions.failure().isPresent() && queue.isEmpty() ? idle + 1 : 0;
    if (idle >= TURNS) {
      idle = 0;
      queue.add(new Job<>(Probe::write));
    }
  }

  /** What listeners are told comes first: whoever listens from now on hears of later changes. */
  private void write(List<Job<?>> batch) {
    transactions.run(batch);
    try {
      List<Entry> changed = batch.stream().flatMap(job -> job.changed().stream()).toList();
      if (!changed.isEmpty()) {
        listener.accept(changed);
      }
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
      closed = true;
    }
    LockSupport.unpark(writer);
    Threads.join(writer);
  }
}
