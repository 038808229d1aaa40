package io.github.bybitcamel.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How often alarms were raised, by code: one that is cleared again before anybody looks counts. */
public final class AlarmMeters implements MeterBinder {

  private MeterRegistry registry;

  @Override
  public void bindTo(MeterRegistry into) {
    registry = into;
  }

  /** Counts an alarm that was raised; must be bound. */
  public void raised(String code) {
    Counter.builder("bybit.alarms.raised")
        .description("Alarms that were raised")
        .tag("code", code)
        .register(registry)
        .increment();
  }
}
