package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Candles a second from the exchange's pages into a sink, on disk.
 *
 * @param sink what people call it
 * @param contestant who brings them there
 */
record KlineThroughput(String sink, String contestant, Limit limit) implements Row {

  static KlineThroughput lines() {
    return new KlineThroughput("JSON Lines", "klines", Limit.atLeast(0.6, 0.8, ""));
  }

  static KlineThroughput sqlite() {
    return new KlineThroughput("SQLite", "klines-sqlite", Limit.none());
  }

  @Override
  public String name() {
    return "kline pages → " + sink + ", candles/s ÷ decode floor";
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    // Files that were deleted just before make new ones dear, see KlineFeedCalls.
    Path directory = lab.directory(contestant + "-" + System.nanoTime());
    try {
      return measure(lab.form(), directory);
    } finally {
      Program.clear(directory);
    }
  }

  private Measured measure(Form form, Path directory) throws IOException, InterruptedException {
    URI exchange = URI.create("http://127.0.0.1:" + StandIn.freePort());
    try (StandIn pages = StandIn.tiny(directory, exchange);
        Contestant floor = Contestant.start("kline-floor", pages.baseUrl(), directory);
        Contestant ours = Contestant.start(contestant, pages.baseUrl(), directory)) {
      CallRounds rounds = CallRounds.run(form, form.warmStretches(), floor, ours, 1);
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
