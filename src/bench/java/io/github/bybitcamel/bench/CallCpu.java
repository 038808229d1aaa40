package io.github.bybitcamel.bench;

import java.io.IOException;

/** CPU of the client's process per order, by the operating system's accounting. */
final class CallCpu implements Row {

  private final int callers;

  CallCpu(int callers) {
    this.callers = callers;
  }

  @Override
  public String name() {
    return "V5 call, CPU per order with %d caller%s ÷ HttpClient 5 floor"
        .formatted(callers, callers == 1 ? "" : "s");
  }

  @Override
  public Limit limit() {
    return Limit.atMost(1.30, 1.20, "");
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    CallRounds rounds = lab.calls(callers);
    return Measured.of(
        rounds.ratios(Slice::cpuMicros),
        "%.1f ÷ %.1f µs"
            .formatted(
                CallRounds.median(rounds.ours(), Slice::cpuMicros),
                CallRounds.median(rounds.floor(), Slice::cpuMicros)));
  }
}
