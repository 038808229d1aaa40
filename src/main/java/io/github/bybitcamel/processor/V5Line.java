package io.github.bybitcamel.processor;

import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.RetrySettings;
import io.github.bybitcamel.v5.RetryingV5Client;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.UsedQuota;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Reader;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.v5.V5Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * The way to one exchange, put together from the steps of {@code v5-call}. The desk and every
 * connector get theirs here.
 *
 * @param settings limits, patience and repetition
 * @param v5 which exchange, and as whom
 * @param outcomes what its codes mean
 * @param serverClock by which requests are signed
 * @param killSwitch what stops new orders at the last moment
 */
public record V5Line(
    Settings settings,
    V5Settings v5,
    OutcomeTable outcomes,
    ServerClock serverClock,
    KillSwitch killSwitch,
    Clock clock) {

  /** By which name the registry has the limits, for those who show what is used of them. */
  private static final String LIMITS = "rateLimits";

  /** Names the steps in {@code camel}; returns the client whose calls are made once. */
  public V5Client once(CamelContext camel) {
    return once(camel, LimitSettings.from(settings::find));
  }

  /** Does the same, as fast as {@code speed} allows instead of the settings. */
  public V5Client once(CamelContext camel, LimitSettings speed) {
    V5Reader reader = new V5Reader(outcomes, v5);
    RateLimits limits = SharedLimits.of(camel, v5, speed, clock, serverClock);
    camel.getRegistry().bind(LIMITS, limits);
    keepTime(camel);
    new Processors(camel.getRegistry())
        .v5Call(
            limits,
            Duration.ofSeconds(settings.number(Setting.LIMITS_PATIENCE, 1)),
            clock,
            new V5Wire(v5, serverClock, new RequestIds()),
            killSwitch,
            reader);
    return new CamelV5Client(camel, reader);
  }

  private void keepTime(CamelContext camel) {
    try {
      camel.addService(new Timers(camel, clock));
    } catch (Exception e) {
      throw new IllegalStateException("the timers cannot be kept: " + e.getMessage(), e);
    }
  }

  /** Returns how much of each quota of the way in {@code camel} is used now. */
  public static List<UsedQuota> quotas(CamelContext camel) {
    return limits(camel).flatMap(limits -> limits.used().stream()).toList();
  }

  /** Returns until when the host is left alone for having shut us out; empty where it is not. */
  public static Optional<Instant> bannedUntil(CamelContext camel) {
    return limits(camel).flatMap(limits -> limits.ban().until().stream()).findFirst();
  }

  private static Stream<RateLimits> limits(CamelContext camel) {
    return camel.getRegistry().findByType(RateLimits.class).stream();
  }

  /** Returns a client that repeats calls of {@code once} as far as their outcome allows. */
  public V5Client repeating(V5Client once) {
    return new RetryingV5Client(
        once,
        serverClock,
        RetrySettings.from(settings::find),
        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
        System::nanoTime);
  }
}
