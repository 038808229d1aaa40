package io.github.bybitcamel.metrics;

import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.V5Request;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** What calls to the exchange came to, and where their time went. */
public final class CallMeters implements MeterBinder, CallWatch {

  private final String account;
  private MeterRegistry registry;

  /** Measures the calls of {@code account}. */
  public CallMeters(String account) {
    this.account = account;
  }

  @Override
  public void bindTo(MeterRegistry into) {
    registry = into;
  }

  @Override
  public void called(V5Request request, Duration waited, Duration roundTrip, String outcome) {
    String endpoint = request.endpoint().bucket();
    Counter.builder("bybit.calls")
        .description("Calls to the exchange by the class of their outcome")
        .tag("account", account)
        .tag("endpoint", endpoint)
        .tag("outcome", outcome)
        .register(registry)
        .increment();
    timer("bybit.call.wait", "How long our own limits made a call wait", endpoint).record(waited);
    timer("bybit.call.round.trip", "From signing to the answer, or to its absence", endpoint)
        .record(roundTrip);
  }

  private Timer timer(String name, String description, String endpoint) {
    return Timer.builder(name)
        .description(description)
        .tag("account", account)
        .tag("endpoint", endpoint)
        .serviceLevelObjectives(SignalMeters.BUCKETS)
        .register(registry);
  }
}
