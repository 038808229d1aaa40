package io.github.bybitcamel.metrics;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Where signals come to stand, and how long they take to get there. */
public final class SignalMeters implements MeterBinder, Consumer<Entry> {

  /** Times that matter, from a disk sync to an impatient trader. */
  static final Duration[] BUCKETS =
      java.util.stream.LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 15_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Clock clock;
  private MeterRegistry registry;

  /** Times by {@code clock}, by which signals are received too. */
  public SignalMeters(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry into) {
    registry = into;
    for (String part : new String[] {"journal", "lane", "desk", "acknowledged"}) {
      part(part);
    }
  }

  /** Hears of a change of the ledger. */
  @Override
  public void accept(Entry entry) {
    Counter.builder("bybit.signals")
        .description("Signals that came to stand in a state")
        .tag("source", entry.source())
        .tag("state", entry.state().name())
        .register(registry)
        .increment();
    if (entry.state() == SignalState.RECEIVED) {
      part("journal").record(since(entry.receivedAt()));
    }
    if (entry.state() == SignalState.ACKED) {
      part("acknowledged").record(Duration.between(entry.receivedAt(), entry.updatedAt()));
    }
  }

  /** Returns {@code worker}, timed: how long a signal waits for its lane, and what it takes. */
  public Consumer<Entry> timed(Consumer<Entry> worker) {
    return entry -> {
      part("lane").record(since(entry.receivedAt()));
      part("desk").record(() -> worker.accept(entry));
    };
  }

  private Duration since(Instant receivedAt) {
    Duration age = Duration.between(receivedAt, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private Timer part(String part) {
    return Timer.builder("bybit.signal")
        .description(
            "From receipt to: on disk (journal), its lane's turn (lane), acknowledgement"
                + " (acknowledged); and the time at the desk: plan, limits, send (desk)")
        .tag("part", part)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
