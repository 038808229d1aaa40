package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the signals of each lane to a worker one at a time, in order of arrival; lanes run side by
 * side, and take turns where there are many. What is to be sent again goes before what waits.
 * Waiting signals wait on disk: memory grows with lanes, not with signals.
 */
public final class Lanes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final String FAULT = "LANE_FAULT";
  private static final long RETRY_SECONDS = 1;
  private static final long END_SECONDS = 15;

  /** How many lanes may be at the exchange at once: more than any quota times a slow answer. */
  private static final int THREADS = 32;

  /** For what must not wait until orders of other lanes have passed the limits. */
  private static final int URGENT_THREADS = 8;

  private final Ledger ledger;
  private final Consumer<Entry> worker;
  private final Consumer<Entry> resend;
  private final Alarms alarms;
  private final Crossing crossing;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final ExecutorService urgentThreads = Executors.newFixedThreadPool(URGENT_THREADS);
  private final Executor later =
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, threads);
  private final Map<String, Lane> lanes = new HashMap<>();
  private boolean open;

  /**
   * Prepares the lanes.
   *
   * @param worker carries one signal to its acknowledgement or refusal; must not throw for an
   *     outcome of the exchange
   * @param resend sends one signal again that is proven absent, and says what became of it by
   *     {@link #unknown} or {@link #known}
   * @param alarms told of a lane that cannot go on
   */
  public Lanes(Ledger ledger, Consumer<Entry> worker, Consumer<Entry> resend, Alarms alarms) {
    this.ledger = ledger;
    this.worker = worker;
    this.resend = resend;
    this.alarms = alarms;
    this.crossing = new Crossing(ledger);
  }

  /** Takes up every lane in which a signal waits; until then none is. */
  public void start() {
    synchronized (this) {
      open = true;
      Map.copyOf(lanes).forEach((name, lane) -> wake(name));
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
    urgentThreads.shutdown();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)
          || !urgentThreads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("signals are still under way after {} s; the next start finds them", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that a signal may wait in {@code name}. Returns at once. */
  public synchronized void wake(String name) {
    Lane lane = lanes.computeIfAbsent(name, any -> new Lane());
    if (lane.wake(open)) {
      go(name, lane);
    }
  }

  /** Says that a signal waits which lessens risk: its lane need not wait for its turn. */
  public synchronized void urge(String name) {
    lanes.computeIfAbsent(name, any -> new Lane()).urge();
    wake(name);
  }

  /** Says that the fate of a signal is unknown: only what lessens risk passes it in its lane. */
  public synchronized void unknown(String name, long sequence) {
    lanes.computeIfAbsent(name, any -> new Lane()).unknown().add(sequence);
  }

  /** Says that the fate of a signal is known. */
  public synchronized void known(String name, long sequence) {
    Lane lane = lanes.get(name);
    if (lane == null || !lane.unknown().remove(sequence)) {
      return;
    }
    wake(name);
    crossing.freed(name).forEach(this::wake);
  }

  /** Says that a signal is to be sent again, before anything that waits in its lane. */
  public synchronized void sendAgain(String name, long sequence) {
    lanes.computeIfAbsent(name, any -> new Lane()).again().add(sequence);
    wake(name);
  }

  /** Returns whether the fate of a signal that came before {@code sequence} is unknown. */
  public synchronized boolean unknownBefore(long sequence) {
    return lanes.values().stream()
        .anyMatch(lane -> !lane.unknown().isEmpty() && lane.unknown().first() < sequence);
  }

  /** Carries one signal; the next one of the lane waits for its turn among the lanes. */
  private void run(String name, Lane lane) {
    try {
      Optional<Runnable> next = next(name, lane);
      if (next.isPresent()) {
        next.get().run();
        alarms.clear(FAULT, name);
        go(name, lane);
      }
    } catch (RuntimeException | Error e) {
      // The signal is still on disk as it was: the lane takes it up again.
      LOG.error("lane {} pauses {} s", name, RETRY_SECONDS, e);
      alarms.raise(FAULT, name, e.toString());
      start(later, name, lane);
    }
  }

  private synchronized void go(String name, Lane lane) {
    start(lane.isUrgent() ? urgentThreads : threads, name, lane);
  }

  private void start(Executor executor, String name, Lane lane) {
    try {
      executor.execute(() -> run(name, lane));
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: lane {} is left to the next start", name);
    }
  }

  private Optional<Runnable> next(String name, Lane lane) {
    while (begin(lane)) {
      Optional<Runnable> next =
          again(lane)
              .<Runnable>map(sequence -> () -> sendAgain(sequence))
              .or(() -> waiting(name, lane));
      if (next.isPresent()) {
        return next;
      }
      if (end(name, lane)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void sendAgain(long sequence) {
    resend.accept(ledger.find(sequence).orElseThrow());
  }

  private Optional<Runnable> waiting(String name, Lane lane) {
    return ledger
        .nextOf(name, blocked(lane))
        .filter(entry -> crossing.enter(entry, unknownBarrierBefore(entry)))
        .map(entry -> () -> carry(entry));
  }

  private void carry(Entry entry) {
    try {
      worker.accept(entry);
    } finally {
      crossing.leave(entry);
      crossing.freed(entry.lane()).forEach(this::wake);
    }
  }

  private synchronized boolean begin(Lane lane) {
    return lane.begin(open);
  }

  private synchronized Optional<Long> again(Lane lane) {
    return Optional.ofNullable(lane.again().pollFirst());
  }

  private synchronized boolean blocked(Lane lane) {
    return !lane.unknown().isEmpty();
  }

  private synchronized boolean unknownBarrierBefore(Entry entry) {
    Lane all = lanes.get(Crossing.laneOfAll(entry));
    return all != null && all.unknown().lower(entry.sequence()) != null;
  }

  private synchronized boolean end(String name, Lane lane) {
    boolean rests = lane.rest();
    if (lane.isEmpty()) {
      lanes.remove(name);
    }
    return rests;
  }
}
