package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import io.github.bybitcamel.settings.SinkNames;
import io.github.bybitcamel.sink.PartDownException;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.V5Exception;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one feed into one sink on a thread of its own, so that a slow or dead sink holds up
 * nobody else. What fails comes again after a growing pause, for as long as it takes.
 */
final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final long CLOSING = 10;

  /** Failures in a row that a person should know of. */
  private static final int ALARMING = 5;

  private final String name;
  private final Sink sink;
  private final List<Lot> lots;
  private final Alarm alarm;
  private final CircuitBreaker breaker;
  private static final IntervalFunction PAUSES =
      IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE);

  private final SinkDoor door = new Door();
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean idle;
  private final String sinkName;
  private volatile String error = "";
  private String sinkError = "";
  private int failures;

  /**
   * A task, and how it fails: one that the source refuses, or that goes into a part of the sink
   * that is down, holds up none of the others.
   */
  private static final class Lot {

    private final Task task;
    private int failures;
    private long due;
    private String error = "";

    Lot(Task task) {
      this.task = task;
    }

    boolean isDue() {
      return failures == 0 || System.nanoTime() - due >= 0;
    }

    void failed(Throwable why) {
      failures++;
      error = String.valueOf(why.getMessage());
      due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSES.apply(failures));
    }

    void wentWell() {
      failures = 0;
      error = "";
    }
  }

  Courier(String feedName, String sinkName, Sink sink, Feed feed, Alarm alarm) {
    this.name = feedName + " to " + SinkNames.shown(sinkName);
    this.sinkName = sinkName;
    this.sink = sink;
    this.lots = feed.tasks(sinkName).stream().map(Lot::new).toList();
    this.alarm = alarm;
    this.breaker = CircuitBreaker.of(name, breaker());
    this.thread = new Thread(this::run, "feed " + name);
    thread.setDaemon(true);
  }

  /** One failure opens it: the sink is left alone for a growing while, then tried once. */
  private static CircuitBreakerConfig breaker() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(1)
        .minimumNumberOfCalls(1)
        .failureRateThreshold(100)
        .permittedNumberOfCallsInHalfOpenState(1)
        .waitIntervalFunctionInOpenState(
            IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
        .build();
  }

  /** Begins; what the schedule had while the program was down is made up for. */
  void start() {
    wake();
    thread.start();
  }

  /** Says that there may be something to carry: each of these counts for a round that follows. */
  void wake() {
    wakes.release();
  }

  /** Returns whether everything there was to carry has been carried. */
  boolean idle() {
    return idle;
  }

  private void run() {
    while (!closed) {
      try {
        idle = false;
        if (wakes.drainPermits() > 0) {
          lots.forEach(lot -> lot.task.woken());
        }
        boolean more = round();
        recovered();
        if (!more) {
          idle = lots.stream().allMatch(lot -> lot.failures == 0);
          pause(idle ? IDLE : FIRST_PAUSE);
        }
      } catch (SinkDownException e) {
        // Nobody waits with what others have room for, and old by then.
        lots.forEach(lot -> lot.task.stopped());
        failed("SINK_DOWN", e.getMessage());
      } catch (RuntimeException e) {
        failed("FEED_FAILING", e.getMessage());
      } catch (Throwable e) {
        // A thread that ends of a missing class or for want of memory would end silently.
        LOG.error("{} failed", name, e);
        alarm.raise("FEED_FAULT", name, e.toString());
        failed("FEED_FAILING", e.toString());
      }
    }
    lots.forEach(lot -> lot.task.stopped());
  }

  /** A step of each: none waits for another's long way back, or for one that fails by itself. */
  private boolean round() throws SinkDownException {
    boolean more = false;
    for (Lot lot : lots) {
      try {
        if (!closed && lot.isDue()) {
          more |= lot.task.step(door);
          lot.wentWell();
        }
      } catch (FeedStoreException e) {
        // The store is everybody's.
        throw e;
      } catch (V5Exception | PartDownException e) {
        lot.failed(e);
      } catch (RuntimeException e) {
        LOG.error("{} failed", name, e);
        lot.failed(e);
      }
    }
    return more;
  }

  private final class Door implements SinkDoor {

    @Override
    public List<Sink.Refused> take(List<FeedRecord> records) throws SinkDownException {
      return open(() -> sink.take(records));
    }

    @Override
    public Optional<Instant> newest(RecordType type, Map<String, String> series, Instant before)
        throws SinkDownException {
      return open(() -> sink.newest(type, series, before));
    }

    @Override
    public int most() {
      return sink.most();
    }

    @Override
    public boolean stopping() {
      return closed;
    }

    @Override
    public boolean dropsRepeats() {
      return sink.dropsRepeats();
    }
  }

  private interface Call<T> {
    T call() throws SinkDownException;
  }

  private <T> T open(Call<T> call) throws SinkDownException {
    if (!breaker.tryAcquirePermission()) {
      // It is left alone for a while: what it failed of is so still, as far as anybody knows.
      throw new SinkDownException(sinkError, null);
    }
    long begun = System.nanoTime();
    try {
      T answer = call.call();
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      return answer;
    } catch (PartDownException e) {
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      LOG.warn("{}: {}", name, e.getMessage());
      throw e;
    } catch (SinkDownException | RuntimeException | Error e) {
      breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
      LOG.warn("{}: the sink is down: {}", name, e.toString());
      sinkError = e instanceof SinkDownException ? e.getMessage() : e.toString();
      if (e instanceof Error fault) {
        throw fault;
      }
      throw e instanceof SinkDownException down ? down : new SinkDownException(sinkError, e);
    }
  }

  /** The sink and the store answer; some of the series still may fail. */
  private void recovered() {
    if (failures > 0) {
      LOG.info("{} goes on", name);
      alarm.clear("SINK_DOWN", name);
      alarm.clear("FEED_FAULT", name);
    }
    failures = 0;
    Optional<Lot> worst = lots.stream().max(Comparator.comparingInt(lot -> lot.failures));
    int most = worst.map(lot -> lot.failures).orElse(0);
    if (most >= ALARMING) {
      alarm.raise("FEED_FAILING", name, worst.get().error);
    } else if (most == 0) {
      alarm.clear("FEED_FAILING", name);
    }
    error = worst.map(lot -> lot.error).orElse("");
  }

  private void failed(String code, String why) {
    failures++;
    error = why == null ? code : why;
    if (failures == ALARMING) {
      alarm.raise(code, name, why == null ? "" : why);
    } else {
      LOG.debug("{}: {}", name, why);
    }
    pause(Duration.ofMillis(PAUSES.apply(failures)));
  }

  private void pause(Duration length) {
    try {
      if (wakes.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS)) {
        // The next round is told of it.
        wakes.release();
      }
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Says that no further piece is wanted. */
  void stop() {
    closed = true;
    wakes.release();
  }

  /** Returns the sink's name under which its cursor is kept. */
  String sinkName() {
    return sinkName;
  }

  /** Returns the last failure; empty text while it goes well. */
  String error() {
    return error;
  }

  /** Returns the sink, which feeds may share. */
  Sink sink() {
    return sink;
  }

  /** Lets the piece under way end; the sink stays open. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSING));
      if (thread.isAlive()) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
