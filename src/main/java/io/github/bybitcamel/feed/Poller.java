package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.V5Exception;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what is new in one feed, on a thread of its own: an exchange that hangs keeps nobody
 * else waiting. What asks for a look while one is under way gets one more.
 */
final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** Failures in a row that a person should know of. */
  private static final int ALARMING = 5;

  private static final String FAULT = "FEED_FAULT";

  private final String name;
  private final Feed feed;
  private final Alarm alarm;
  private final Runnable afterwards;
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile String error = "";
  private int failures;

  Poller(String name, Feed feed, Alarm alarm, Runnable afterwards) {
    this.name = name;
    this.feed = feed;
    this.alarm = alarm;
    this.afterwards = afterwards;
    this.thread = new Thread(this::run, "poll " + name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Asks for a look, and does not wait for it. */
  void wake() {
    wakes.release();
  }

  private void run() {
    while (!closed) {
      try {
        wakes.acquire();
        wakes.drainPermits();
        if (!closed) {
          poll();
        }
      } catch (InterruptedException e) {
        closed = true;
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Looks now. Where the exchange does not answer well, the next look comes. */
  synchronized void poll() {
    try {
      feed.poll();
      if (failures > 0) {
        LOG.info("{} is polled again", name);
        alarm.clear("FEED_FAILING", name);
      }
      failures = 0;
      error = "";
    } catch (V5Exception | FeedStoreException e) {
      failed(e);
    } catch (Throwable e) {
      LOG.error("{} failed", name, e);
      failed(e);
    }
    try {
      afterwards.run();
      alarm.clear(FAULT, name);
    } catch (RuntimeException e) {
      LOG.warn("{}: {}", name, e.toString());
    } catch (Throwable e) {
      // Nobody would look any more, and nobody would know.
      LOG.error("{} failed", name, e);
      alarm.raise(FAULT, name, e.toString());
    }
  }

  private void failed(Throwable e) {
    failures++;
    error = String.valueOf(e.getMessage());
    LOG.warn("{} could not be polled: {}", name, error);
    if (failures >= ALARMING) {
      alarm.raise("FEED_FAILING", name, error);
    }
  }

  /** Returns the last failure; empty text while it goes well. */
  String error() {
    return error;
  }

  @Override
  public void close() {
    closed = true;
    wakes.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
      if (thread.isAlive()) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
