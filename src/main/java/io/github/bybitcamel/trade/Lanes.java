package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the signals of each lane to a worker one at a time, in order of arrival; lanes run side by
 * side. Waiting signals wait on disk: memory grows with lanes, not with signals.
 */
public final class Lanes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final long RETRY_SECONDS = 1;
  private static final long END_SECONDS = 15;

  /** How many lanes may be at the exchange at once: more than any quota times a slow answer. */
  private static final int THREADS = 32;

  private final Ledger ledger;
  private final Consumer<Entry> worker;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Executor later =
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, threads);
  private final Map<String, Lane> lanes = new HashMap<>();
  private boolean open;

  private static final class Lane {
    private boolean running;
    private boolean woken;
    private final Set<Long> unknown = new HashSet<>();
  }

  /**
   * Prepares the lanes.
   *
   * @param worker carries one signal to its acknowledgement or refusal; must not throw for an
   *     outcome of the exchange
   */
  public Lanes(Ledger ledger, Consumer<Entry> worker) {
    this.ledger = ledger;
    this.worker = worker;
  }

  /** Takes up every lane in which a signal waits; until then none is. */
  public void start() {
    synchronized (this) {
      open = true;
    }
    ledger.waitingLanes().forEach(this::wake);
  }

  /** Starts no signal any more, and waits, within a bound, until those under way have ended. */
  @Override
  public void close() {
    synchronized (this) {
      open = false;
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("signals are still under way after {} s; the next start finds them", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that a signal may wait in {@code name}. Returns at once. */
  public synchronized void wake(String name) {
    Lane lane = lanes.computeIfAbsent(name, any -> new Lane());
    lane.woken = true;
    if (!lane.running && open) {
      lane.running = true;
      threads.execute(() -> run(name, lane));
    }
  }

  /** Says that the fate of a signal is unknown: only what lessens risk passes it in its lane. */
  public synchronized void unknown(String name, long sequence) {
    lanes.computeIfAbsent(name, any -> new Lane()).unknown.add(sequence);
  }

  /** Says that the fate of a signal is known. */
  public synchronized void known(String name, long sequence) {
    if (lanes.computeIfAbsent(name, any -> new Lane()).unknown.remove(sequence)) {
      wake(name);
    }
  }

  private void run(String name, Lane lane) {
    try {
      for (Optional<Entry> next = next(name, lane); next.isPresent(); next = next(name, lane)) {
        worker.accept(next.get());
      }
    } catch (RuntimeException e) {
      // The signal is still on disk as it was: the lane takes it up again.
      LOG.error("lane {} pauses {} s: {}", name, RETRY_SECONDS, e.toString());
      later.execute(() -> run(name, lane));
    }
  }

  private Optional<Entry> next(String name, Lane lane) {
    while (begin(lane)) {
      Optional<Entry> entry = ledger.nextOf(name, blocked(lane));
      if (entry.isPresent()) {
        return entry;
      }
      if (end(name, lane)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private synchronized boolean begin(Lane lane) {
    lane.woken = false;
    lane.running = open;
    return lane.running;
  }

  private synchronized boolean blocked(Lane lane) {
    return !lane.unknown.isEmpty();
  }

  /** Lets the lane rest unless it was woken since it last looked. */
  private synchronized boolean end(String name, Lane lane) {
    lane.running = lane.woken;
    if (!lane.running && lane.unknown.isEmpty()) {
      lanes.remove(name);
    }
    return !lane.running;
  }
}
