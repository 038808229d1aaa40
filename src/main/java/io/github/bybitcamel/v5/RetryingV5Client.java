package io.github.bybitcamel.v5;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Repeats calls as far as their {@link OutcomeClass} allows, each time through another client,
 * which signs anew. Writes are repeated only where the exchange has certainly not carried them out,
 * so a dropped, slow or unreadable answer to one never makes a second request.
 *
 * <ul>
 *   <li>safe to retry: reads, and writes that were certainly not sent, with growing pauses
 *   <li>after the reset: everything, when the exchange says, unless it has shut us out
 *   <li>clock: everything, once, with the clock set before
 *   <li>all else: never
 * </ul>
 */
public final class RetryingV5Client implements V5Client {

  private static final double GROWTH = 2;
  private static final double JITTER = 0.5;

  private final V5Client inner;
  private final ServerClock clock;
  private final RetrySettings settings;
  private final Sleeper sleeper;
  private final LongSupplier nanoTime;
  private final IntervalFunction pauses;

  /**
   * Creates a client that repeats calls of {@code inner}.
   *
   * @param clock is set where the exchange says that our time is wrong
   * @param sleeper lets pauses pass
   * @param nanoTime measures the deadline, in nanoseconds from any origin
   */
  public RetryingV5Client(
      V5Client inner,
      ServerClock clock,
      RetrySettings settings,
      Sleeper sleeper,
      LongSupplier nanoTime) {
    this.inner = inner;
    this.clock = clock;
    this.settings = settings;
    this.sleeper = sleeper;
    this.nanoTime = nanoTime;
    this.pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            settings.firstPause(), GROWTH, JITTER, settings.longestPause());
  }

  /**
   * Makes one call, and repeats it while that is allowed and the deadline has not passed.
   *
   * @throws V5Exception of the last attempt
   */
  @Override
  public V5Answer call(V5Request request) {
    Deadline deadline = Deadline.after(settings.deadline(), nanoTime);
    V5Request attempt = request;
    boolean clockWasSet = false;
    while (true) {
      try {
        return inner.call(attempt);
      } catch (V5Exception failure) {
        if (failure.outcome() == OutcomeClass.CLOCK && !clockWasSet) {
          setClock(failure);
          clockWasSet = true;
        } else if (failure.outcome() == OutcomeClass.ALREADY_SO && attempt.attempt() > 1) {
          throw failure.afterRepetition();
        } else {
          waitOrThrow(failure, attempt.attempt(), deadline);
        }
        attempt = attempt.repeated();
      }
    }
  }

  @Override
  public void skipped(V5Request request, String why) {
    inner.skipped(request, why);
  }

  private void setClock(V5Exception failure) {
    try {
      clock.resync(new V5Market(inner)::serverTime);
    } catch (V5Exception e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private void waitOrThrow(V5Exception failure, int attempts, Deadline deadline) {
    Duration pause = pause(failure, attempts).orElseThrow(() -> failure);
    if (pause.compareTo(deadline.remaining()) >= 0) {
      throw failure;
    }
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  /** Returns how long to wait before the next attempt; empty where there must be none. */
  private Optional<Duration> pause(V5Exception failure, int attempts) {
    Duration growing = Duration.ofMillis(pauses.apply(attempts));
    return switch (failure.outcome()) {
      case SAFE_TO_RETRY ->
          Optional.of(longer(growing, failure.retryAfter())).filter(pause -> isHarmless(failure));
      case AFTER_RESET ->
          Optional.of(reset(failure, attempts, growing)).filter(p -> !failure.hostBanned());
      case SUCCESS, CLOCK, UNKNOWN, ALREADY_SO, BAD_REQUEST, FUNDS, FORBIDDEN, UNLISTED ->
          Optional.empty();
    };
  }

  private static Duration longer(Duration growing, Optional<Duration> told) {
    return told.filter(wait -> wait.compareTo(growing) > 0).orElse(growing);
  }

  /** Believes the exchange once; where it refuses again, pauses grow all the same. */
  private static Duration reset(V5Exception failure, int attempts, Duration growing) {
    Duration told = failure.retryAfter().orElse(growing);
    return attempts > 1 && told.compareTo(growing) < 0 ? growing : told;
  }

  /** A table may call a code safe that is not: a write that may have arrived is left alone. */
  private static boolean isHarmless(V5Exception failure) {
    return !failure.endpoint().isWrite() || !failure.mayHaveBeenSent();
  }
}
