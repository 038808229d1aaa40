package io.github.bybitcamel.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All meters of the program. Safe for use by many threads. */
public final class Meters implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final List<Runnable> looks = new CopyOnWriteArrayList<>();

  /** Begins with what Java says of itself. */
  public Meters() {
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics(),
            collector)
        .forEach(this::add);
  }

  /** Adds a group. */
  public void add(MeterBinder group) {
    group.bindTo(registry);
    if (group instanceof Look look) {
      looks.add(look::look);
    }
  }

  /** A group that looks at its subject when it is asked, and at no other time. */
  interface Look extends MeterBinder {

    /** Takes a look. */
    void look();
  }

  /** Returns everything in Prometheus' text format. */
  public String text() {
    looks.forEach(Runnable::run);
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
