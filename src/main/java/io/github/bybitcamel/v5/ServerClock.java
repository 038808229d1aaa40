package io.github.bybitcamel.v5;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The exchange's time, as our clock plus an offset. Before the first round trip the offset is zero.
 *
 * <p>Of the latest round trips the quickest one decides, because it bounds the offset most tightly;
 * when one contradicts it, a clock was set, and what was known before is forgotten. Safe for use by
 * several threads at once.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/time">Bybit V5: Get Server Time</a>
 */
public final class ServerClock {

  private static final int REMEMBERED = 8;

  /** How far two quartz clocks drift apart between round trips without one having been set. */
  private static final Duration TOLERANCE = Duration.ofMillis(20);

  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Deque<ClockSample> samples = new ArrayDeque<>();
  private volatile Duration offset = Duration.ZERO;
  private volatile boolean synced;

  /**
   * Creates a clock that trusts ours until it is synced.
   *
   * @param clock our time
   * @param nanoTime measures round trips, in nanoseconds from any origin
   */
  public ServerClock(Clock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Returns the exchange's time. */
  public Instant now() {
    return clock.instant().plus(offset);
  }

  /** Returns how far the exchange is ahead of us; negative when it is behind. */
  public Duration offset() {
    return offset;
  }

  /** Returns how far our clock can be trusted, measured against {@code limits}. */
  public ClockHealth health(ClockLimits limits) {
    return synced ? limits.judge(offset) : ClockHealth.UNKNOWN;
  }

  /**
   * Makes one round trip.
   *
   * @param serverTime asks the exchange for its time; what it throws is passed on and nothing is
   *     learnt
   */
  public void sync(Supplier<Instant> serverTime) {
    Instant asked = clock.instant();
    long start = nanoTime.getAsLong();
    Instant answer = serverTime.get();
    Duration roundTrip = Duration.ofNanos(nanoTime.getAsLong() - start);
    Instant middle = asked.plus(roundTrip.dividedBy(2));
    learn(new ClockSample(Duration.between(middle, answer), roundTrip));
  }

  /** Makes one round trip and believes it alone: for when the exchange says that we are wrong. */
  public void resync(Supplier<Instant> serverTime) {
    synchronized (samples) {
      samples.clear();
    }
    sync(serverTime);
  }

  private void learn(ClockSample sample) {
    synchronized (samples) {
      if (samples.stream().anyMatch(known -> !known.agreesWith(sample, TOLERANCE))) {
        samples.clear();
      }
      if (samples.size() == REMEMBERED) {
        samples.removeFirst();
      }
      samples.addLast(sample);
      offset =
          samples.stream().min(Comparator.comparing(ClockSample::roundTrip)).orElseThrow().offset();
      synced = true;
    }
  }
}
