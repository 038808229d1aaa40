package io.github.bybitcamel.metrics;

import io.github.bybitcamel.v5.ServerClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether an account trades, and how its exchange's clock differs from ours. */
public final class AccountMeters implements MeterBinder {

  private final String account;
  private final ServerClock clock;
  private final BooleanSupplier active;

  /**
   * Looks at {@code account}.
   *
   * @param active whether its orders that open risk may pass
   */
  public AccountMeters(String account, ServerClock clock, BooleanSupplier active) {
    this.account = account;
    this.clock = clock;
    this.active = active;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(
        registry,
        "bybit.clock.offset.seconds",
        "How far the exchange is ahead of us",
        () -> clock.offset().toNanos() / 1e9);
    gauge(
        registry,
        "bybit.trading.active",
        "Whether orders that open risk may pass",
        () -> active.getAsBoolean() ? 1 : 0);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).tag("account", account).register(registry);
  }
}
