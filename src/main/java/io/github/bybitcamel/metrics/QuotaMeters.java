package io.github.bybitcamel.metrics;

import io.github.bybitcamel.v5.UsedQuota;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How much of each quota of each account is left, and who waits for it. */
public final class QuotaMeters {

  private record Row(String account, UsedQuota quota) {}

  private QuotaMeters() {}

  /**
   * Returns the group over {@code quotas}; those without a known quota are left out.
   *
   * @param quotas by the name of the account
   */
  public static MeterBinder of(Supplier<Map<String, List<UsedQuota>>> quotas) {
    return new Table<>(
            () -> rows(quotas.get()),
            row ->
                Tags.of(
                    "account", row.account(),
                    "endpoint", row.quota().endpoint(),
                    "group", row.quota().group()))
        .gauge("bybit.quota.limit", "Calls in a window", row -> row.quota().quota())
        .gauge(
            "bybit.quota.left",
            "Calls that may still be made in this window",
            row -> row.quota().quota() - row.quota().used())
        .gauge(
            "bybit.quota.waiting", "Calls that wait for the limiter", row -> row.quota().waiting());
  }

  private static List<Row> rows(Map<String, List<UsedQuota>> quotas) {
    return quotas.entrySet().stream()
        .flatMap(account -> account.getValue().stream().map(one -> new Row(account.getKey(), one)))
        .filter(row -> row.quota().quota() > 0)
        .toList();
  }
}
