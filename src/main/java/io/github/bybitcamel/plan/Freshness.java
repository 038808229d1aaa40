package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Tells when a signal is too old to be sent. Age counts from its own time, else from receipt. */
public final class Freshness {

  /** How far a sender's clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Function<String, Duration> usual;

  /**
   * Judges by {@code usual} where a signal does not say how old it may be.
   *
   * @param usual greatest age of a signal that does not say
   */
  public Freshness(Duration usual) {
    this(source -> usual);
  }

  /**
   * Judges by what is usual for a signal's source.
   *
   * @param usual greatest age of a source's signal that does not say
   */
  public Freshness(Function<String, Duration> usual) {
    this.usual = usual;
  }

  /** Returns why {@code signal} must not be sent at {@code now}; empty when it may be. */
  public Optional<String> expired(Signal signal, Instant receivedAt, Instant now) {
    Instant end = end(signal, receivedAt);
    return now.isBefore(end)
        ? Optional.empty()
        : Optional.of(
            "EXPIRED: good until %s, now %s; send it again with a later time".formatted(end, now));
  }

  /** Returns the instant from which on {@code signal} must not be sent. */
  public Instant end(Signal signal, Instant receivedAt) {
    if (signal.lessensRisk()) {
      return Instant.MAX;
    }
    SignalHeader header = signal.header();
    Instant born = header.time().orElse(receivedAt);
    Instant byAge = born.plus(header.maxAge().orElseGet(() -> usual.apply(header.source())));
    return header.validUntil().filter(until -> until.isBefore(byAge)).orElse(byAge);
  }

  /**
   * Lets {@code signal} pass while it is fresh.
   *
   * @throws RefusedException if it is too old, or made in the future
   */
  public void refuseExpired(Signal signal, Instant receivedAt, Instant now) {
    signal
        .header()
        .time()
        .filter(time -> time.isAfter(now.plus(AHEAD)))
        .ifPresent(
            time -> {
              throw RefusedException.invalid(
                  "TIME_IN_FUTURE", "time", time.toString(), "it is " + now + "; mend the clock");
            });
    expired(signal, receivedAt, now)
        .ifPresent(
            reason -> {
              throw new RefusedException(SignalState.EXPIRED, reason);
            });
  }
}
