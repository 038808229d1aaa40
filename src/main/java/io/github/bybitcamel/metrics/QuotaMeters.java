package io.github.bybitcamel.metrics;

import io.github.bybitcamel.v5.UsedQuota;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Supplier;

/** How much of each quota is left, and who waits for it. */
public final class QuotaMeters {

  private QuotaMeters() {}

  /** Returns the group over {@code quotas}; those without a known quota are left out. */
  public static MeterBinder of(Supplier<List<UsedQuota>> quotas) {
    return new Table<>(
            () -> quotas.get().stream().filter(quota -> quota.quota() > 0).toList(),
            quota -> Tags.of("endpoint", quota.endpoint(), "group", quota.group()))
        .gauge("bybit.quota.limit", "Calls in a window", UsedQuota::quota)
        .gauge(
            "bybit.quota.left",
            "Calls that may still be made in this window",
            quota -> quota.quota() - quota.used())
        .gauge("bybit.quota.waiting", "Calls that wait for the limiter", UsedQuota::waiting);
  }
}
