package io.github.bybitcamel.bench;

import java.io.IOException;

/** Orders a second through the whole V5 call with many callers. */
final class CallThroughput implements Row {

  private static final int CALLERS = 16;

  @Override
  public String name() {
    return "V5 call, orders/s with 16 callers ÷ HttpClient 5 floor";
  }

  @Override
  public Limit limit() {
    return Limit.atLeast(0.75, 0.85, "");
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    CallRounds rounds = lab.calls(CALLERS);
    return Measured.of(
        rounds.ratios(Slice::perSecond),
        "%.0f ÷ %.0f orders/s"
            .formatted(
                CallRounds.median(rounds.ours(), Slice::perSecond),
                CallRounds.median(rounds.floor(), Slice::perSecond)));
  }
}
