package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.HostBan;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * The limits of this process, as the exchange counts: a quota for each key, a ban for our address,
 * however many ways and hosts lead there. What nobody uses any more is forgotten. Safe for use by
 * many threads.
 */
final class SharedLimits {

  private static final Map<Object, Shared<?>> ALL = new HashMap<>();

  /** Whose quota; ways that are told to be of different speeds do not share. */
  private record Account(String exchange, String apiKey, LimitSettings speed, Clock clock) {}

  private record Address(String exchange, Duration length, Clock clock) {}

  /** What several use, and how many. */
  private record Shared<T>(T value, int users) {

    Shared<T> users(int other) {
      return new Shared<>(value, other);
    }
  }

  private SharedLimits() {}

  /** Returns the limits for {@code v5}, until {@code camel} stops. */
  static RateLimits of(
      CamelContext camel, V5Settings v5, LimitSettings speed, Clock clock, ServerClock server) {
    String exchange = v5.countedBy();
    Address banned = new Address(exchange, speed.ban(), clock);
    Account account = new Account(exchange, v5.apiKey(), speed, clock);
    HostBan ban = take(banned, HostBan.class, () -> new HostBan(speed.ban(), clock));
    RateLimits limits =
        take(account, RateLimits.class, () -> new RateLimits(speed, ban, System::nanoTime, server));
    camel.addLifecycleStrategy(
        new LifecycleStrategySupport() {
          @Override
          public void onContextStopped(CamelContext context) {
            release(account);
            release(banned);
          }
        });
    return limits;
  }

  private static <T> T take(Object key, Class<T> type, Supplier<T> made) {
    synchronized (ALL) {
      Shared<?> known = ALL.get(key);
      Shared<?> one = known == null ? new Shared<>(made.get(), 0) : known;
      ALL.put(key, one.users(one.users() + 1));
      return type.cast(one.value());
    }
  }

  private static void release(Object key) {
    synchronized (ALL) {
      ALL.computeIfPresent(key, (same, one) -> one.users() > 1 ? one.users(one.users() - 1) : null);
    }
  }
}
