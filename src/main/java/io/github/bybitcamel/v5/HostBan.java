package io.github.bybitcamel.v5;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a host alone that has shut us out, then tries it with one call. Safe for use by several
 * threads at once.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/rate-limit">Bybit V5: HTTP IP limit</a>
 */
public final class HostBan {

  private final CircuitBreaker breaker;
  private final Clock clock;
  private final Duration length;
  private volatile Instant begun = Instant.MIN;

  /**
   * Creates one for a host that has not shut us out.
   *
   * @param length how long it is left alone once it has
   * @param clock our time
   */
  public HostBan(Duration length, Clock clock) {
    this.clock = clock;
    this.length = length;
    this.breaker =
        CircuitBreaker.of(
            "host",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(1)
                .minimumNumberOfCalls(1)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(length)
                .clock(clock)
                .build());
  }

  /**
   * Asks for one call, to be followed by {@link #ended} or {@link #notMade}.
   *
   * @throws V5Exception if the host is to be left alone
   */
  void enter(V5Endpoint endpoint) {
    if (isOpen() && !isClosed()) {
      tryIt();
    }
    if (!breaker.tryAcquirePermission()) {
      throw closed(endpoint);
    }
  }

  /** The breaker would wait for a time that comes again where the clock was set back. */
  private void tryIt() {
    synchronized (breaker) {
      // Somebody else's call may have shown meanwhile that we are shut out still.
      if (isOpen() && !isClosed()) {
        breaker.transitionToHalfOpenState();
      }
    }
  }

  private boolean isOpen() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /** Returns until when the host is left alone; empty where it may be called. */
  public Optional<Instant> until() {
    return isClosed() ? Optional.of(end()) : Optional.empty();
  }

  /** Returns whether nobody should wait for a call any more. */
  boolean isClosed() {
    Instant now = clock.instant();
    return !now.isBefore(begun) && now.isBefore(end());
  }

  private Instant end() {
    return begun.plus(length);
  }

  V5Exception closed(V5Endpoint endpoint) {
    Duration left = Duration.between(clock.instant(), end());
    Optional<Duration> retryAfter = Optional.of(left).filter(wait -> !wait.isNegative());
    String why = "access too frequent: the host is left alone for " + length.toSeconds() + " s";
    return new V5Exception(Failure.heldBack(endpoint, why, retryAfter));
  }

  void notMade() {
    breaker.releasePermission();
  }

  void ended(Optional<V5Exception> failure) {
    Optional<V5Exception> ban = failure.filter(V5Exception::hostBanned);
    if (ban.isPresent()) {
      begun = clock.instant();
      breaker.onError(0, TimeUnit.NANOSECONDS, ban.get());
    } else if (breaker.getState() != CircuitBreaker.State.CLOSED) {
      // Closed, it has seen no failure: one more success would tell it nothing, and take a lock.
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }
}
