package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.V5Exception;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
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
  private final List<Task> tasks;
  private final Alarm alarm;
  private final CircuitBreaker breaker;
  private final IntervalFunction pauses =
      IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE);
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean idle;
  private final String sinkName;
  private volatile String error = "";
  private int failures;

  Courier(String feedName, String sinkName, Sink sink, Feed feed, Alarm alarm) {
    this.name = feedName + " to " + sinkName;
    this.sinkName = sinkName;
    this.sink = sink;
    this.tasks = List.copyOf(feed.tasks(sinkName));
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

  void start() {
    thread.start();
  }

  /** Says that there may be something to carry. */
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
        wakes.drainPermits();
        idle = false;
        boolean more = round();
        recovered();
        if (!more) {
          idle = true;
          pause(IDLE);
        }
      } catch (SinkDownException e) {
        failed("SINK_DOWN", e.getMessage());
      } catch (V5Exception | FeedStoreException e) {
        failed("FEED_FAILING", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("{} failed", name, e);
        failed("FEED_FAILING", e.toString());
      }
    }
  }

  /** A step of each: none waits for another's long way back, or for one that the source refuses. */
  private boolean round() throws SinkDownException {
    boolean more = false;
    Optional<V5Exception> refused = Optional.empty();
    for (Task task : tasks) {
      try {
        more |= !closed && task.step(this::take);
      } catch (V5Exception e) {
        refused = Optional.of(e);
      }
    }
    if (refused.isPresent()) {
      throw refused.get();
    }
    return more;
  }

  private List<Sink.Refused> take(List<FeedRecord> records) throws SinkDownException {
    if (!breaker.tryAcquirePermission()) {
      throw new SinkDownException("left alone for a while", null);
    }
    long begun = System.nanoTime();
    try {
      List<Sink.Refused> refused = sink.take(records);
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      return refused;
    } catch (SinkDownException | RuntimeException e) {
      breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
      LOG.warn("{}: the sink is down: {}", name, e.toString());
      throw e instanceof SinkDownException down ? down : new SinkDownException(e.toString(), e);
    }
  }

  private void recovered() {
    if (failures > 0) {
      LOG.info("{} goes on", name);
      alarm.clear("SINK_DOWN", name);
      alarm.clear("FEED_FAILING", name);
    }
    failures = 0;
    error = "";
  }

  private void failed(String code, String why) {
    failures++;
    error = why == null ? code : why;
    if (failures == ALARMING) {
      alarm.raise(code, name, why == null ? "" : why);
    } else {
      LOG.debug("{}: {}", name, why);
    }
    pause(Duration.ofMillis(pauses.apply(failures)));
  }

  private void pause(Duration length) {
    try {
      boolean woken = wakes.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("{} woken: {}", name, woken);
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

  /** Returns the sink's name as people may see it. */
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
