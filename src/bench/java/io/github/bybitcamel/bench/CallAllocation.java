package io.github.bybitcamel.bench;

import java.io.IOException;

/** What one order allocates on the heap. */
final class CallAllocation implements Row {

  @Override
  public String name() {
    return "V5 call, allocation per order";
  }

  @Override
  public Limit limit() {
    return Limit.atMost(24, 12, "KiB");
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    CallRounds rounds = lab.calls(1);
    return Measured.of(
        rounds.ours().stream().map(Slice::kibibytes).toList(),
        "floor %.1f KiB".formatted(CallRounds.median(rounds.floor(), Slice::kibibytes)));
  }
}
