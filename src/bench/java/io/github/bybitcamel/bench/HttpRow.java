package io.github.bybitcamel.bench;

import java.util.function.Function;

/** A figure of {@link HttpRun}. */
record HttpRow(HttpRun run, String name, Limit limit, Function<HttpRun, Measured> figure)
    implements Row {

  static HttpRow latency(HttpRun run) {
    return new HttpRow(
        run,
        "durable HTTP signal → first byte at the exchange, p50 ÷ (SQLite commit + bare hook)",
        Limit.atMost(2.0, 1.5, ""),
        HttpRun::latency);
  }

  static HttpRow throughput(HttpRun run) {
    return new HttpRow(
        run,
        "durable signals/s at 64 connections ÷ bare Jetty handler",
        Limit.atLeast(0.3, 0.5, ""),
        HttpRun::throughput);
  }

  @Override
  public Measured measure(Lab lab) throws Exception {
    run.once(lab);
    return figure.apply(run);
  }
}
