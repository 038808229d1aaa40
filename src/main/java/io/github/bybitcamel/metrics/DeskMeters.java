package io.github.bybitcamel.metrics;

import io.github.bybitcamel.console.Console;
import io.github.bybitcamel.console.Parts;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.model.SignalState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The desk at a glance: what is unknown, what waits, its alarms, whether it is ready. */
public final class DeskMeters implements Meters.Look {

  private static final int MOST = 10_000;

  private final Parts parts;
  private final Console console;
  private volatile double unknown = Double.NaN;
  private volatile double oldestUnknown = Double.NaN;
  private volatile double oldestWaiting = Double.NaN;

  /** Looks at {@code parts}, and at the pages that are open. */
  public DeskMeters(Parts parts, Console console) {
    this.parts = parts;
    this.console = console;
  }

  @Override
  public void look() {
    try {
      List<Entry> open = parts.ledger().inStates(List.of(SignalState.UNKNOWN), 0, MOST);
      unknown = open.size();
      oldestUnknown = age(open.stream().map(Entry::updatedAt).min(Instant::compareTo));
      oldestWaiting = age(parts.ledger().oldestWaiting().map(Entry::receivedAt));
    } catch (LedgerException e) {
      unknown = Double.NaN;
      oldestUnknown = Double.NaN;
      oldestWaiting = Double.NaN;
    }
  }

  private double age(Optional<Instant> since) {
    return since
        .map(at -> Duration.between(at, parts.clock().instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "bybit.unknown.signals", "Signals of unknown fate", () -> unknown);
    gauge(registry, "bybit.unknown.age.seconds", "Age of the oldest of them", () -> oldestUnknown);
    gauge(
        registry,
        "bybit.waiting.age.seconds",
        "Age of the oldest signal that waits for its lane",
        () -> oldestWaiting);
    gauge(registry, "bybit.alarms", "Alarms that stand", () -> parts.alarms().get().size());
    gauge(
        registry,
        "bybit.ready",
        "Whether the desk is ready for signals",
        () -> parts.unready().get().values().stream().allMatch(String::isEmpty) ? 1 : 0);
    gauge(registry, "bybit.console.pages", "Pages that are open", console::pages);
    FunctionCounter.builder("bybit.console.dropped", console, Console::dropped)
        .description("Pages that were let go because they did not keep up")
        .register(registry);
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }
}
