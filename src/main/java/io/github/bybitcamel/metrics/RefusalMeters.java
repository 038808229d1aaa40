package io.github.bybitcamel.metrics;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How many requests were refused at the HTTP door. */
public final class RefusalMeters {

  private RefusalMeters() {}

  /**
   * Returns the group over {@code counts}.
   *
   * @param counts by the status of the answer
   */
  public static MeterBinder of(Supplier<Map<Integer, Long>> counts) {
    return new Table<Map.Entry<Integer, Long>>(
            () -> List.copyOf(counts.get().entrySet()),
            entry -> Tags.of("status", String.valueOf(entry.getKey())))
        .counter("bybit.http.refused", "Requests refused at the door", Map.Entry::getValue);
  }
}
