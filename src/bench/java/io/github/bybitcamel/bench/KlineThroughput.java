package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Candles a second from the exchange's pages to JSON Lines on disk. */
final class KlineThroughput implements Row {

  @Override
  public String name() {
    return "kline pages → JSON Lines, candles/s ÷ decode floor";
  }

  @Override
  public Limit limit() {
    return Limit.atLeast(0.6, 0.8, "");
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    Path directory = lab.directory("klines");
    Program.clear(directory);
    URI exchange = URI.create("http://127.0.0.1:" + StandIn.freePort());
    try (StandIn pages = StandIn.tiny(directory, exchange);
        Contestant floor = Contestant.start("kline-floor", pages.baseUrl(), lab.directory(""));
        Contestant ours = Contestant.start("klines", pages.baseUrl(), lab.directory(""))) {
      CallRounds rounds = CallRounds.run(lab.form(), lab.form().warmStretches(), floor, ours, 1);
      return Measured.of(
          rounds.ratios(Slice::perSecond),
          "%s ÷ %s candles/s, %d stretches"
              .formatted(
                  perSecond(rounds.ours()),
                  perSecond(rounds.floor()),
                  rounds.ours().stream().mapToLong(Slice::orders).sum()));
    }
  }

  private static String perSecond(List<Slice> slices) {
    return "%,.0f".formatted(Stretch.CANDLES * CallRounds.median(slices, Slice::perSecond));
  }
}
