package io.github.bybitcamel.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The packed program with its shipped flags, feeds on, at all of the quota for as long as one
 * likes: what it holds every ten seconds, as a table, a picture, and a slope of each. Judges
 * nothing.
 */
final class Soak {

  /** Signals follow each other so closely: ten a second but for what the limiter keeps free. */
  private static final long RHYTHM = 102;

  private static final Path DOCS = Path.of("docs");
  private static final PrintStream OUT = System.out;

  /** The beginning, in which classes are loaded and compiled, is no part of a slope. */
  private static final double WARM = 0.25;

  private static final List<Trace> TRACES =
      List.of(
          new Trace("resident memory, MB", sample -> sample.resident() / 1e6),
          new Trace("used heap, MB", sample -> sample.heap() / 1e6),
          new Trace("threads", SoakSample::threads),
          new Trace("open file handles", SoakSample::handles));

  /** One figure over time. */
  record Trace(String name, ToDoubleFunction<SoakSample> figure) {}

  private Soak() {}

  /** Runs it; writes {@code soak.csv} and {@code soak.svg} into {@code docs/}. */
  static void run(Lab lab, int seconds) throws IOException, InterruptedException {
    Path directory = lab.directory("soak");
    Program.clear(directory);
    List<SoakSample> samples = new ArrayList<>();
    try (Paper paper = Paper.start(lab.directory("soak-exchange"), true);
        Relay relay = Relay.start(paper.baseUrl());
        Program program =
            Program.start(
                directory,
                relay.baseUrl(),
                List.of("@" + Program.FLAGS),
                Map.of("HTTP_PORT", "" + StandIn.freePort(), "BALANCE_CRON", "0/5 * * * * ?"))) {
      if (!program.warmUp(relay)) {
        throw new IOException("no order came; its log is in " + directory);
      }
      long start = System.nanoTime();
      long end = start + TimeUnit.SECONDS.toNanos(seconds);
      int every = Math.max(1, Math.min(10, seconds / 6));
      for (long at = start; at <= end; at += TimeUnit.SECONDS.toNanos(every)) {
        signalsUntil(at, program, samples.size());
        samples.add(
            SoakSample.of(
                program.process(), (at - start) / 1_000_000_000, relay.arrivals().size()));
      }
    }
    write(samples);
    say(samples);
  }

  private static void signalsUntil(long end, Program program, int batch) throws IOException {
    for (int i = 0; System.nanoTime() < end; i++) {
      String[] market = QuotaUse.MARKETS.get(i % QuotaUse.MARKETS.size()).split(" ", -1);
      String name = "soak-" + batch + "-" + i;
      program.drop(
          name + ".json",
          "{\"id\":\"%s\",\"symbol\":\"%s\",\"side\":\"%s\",\"qty\":\"%s\"}"
              .formatted(
                  name,
                  market[0],
                  i / QuotaUse.MARKETS.size() % 2 == 0 ? "buy" : "sell",
                  market[1]));
      Waits.pause(RHYTHM);
    }
  }

  private static void write(List<SoakSample> samples) throws IOException {
    StringBuilder table = new StringBuilder(SoakSample.HEADER + "\n");
    samples.forEach(sample -> table.append(sample.line()).append('\n'));
    Files.writeString(DOCS.resolve("soak.csv"), table);
    Files.writeString(DOCS.resolve("soak.svg"), SoakPlot.svg(samples, TRACES));
  }

  private static void say(List<SoakSample> samples) {
    SoakSample last = samples.get(samples.size() - 1);
    OUT.printf(
        Locale.ROOT, "%d orders reached the exchange in %d s%n", last.orders(), last.second());
    for (Trace trace : TRACES) {
      OUT.printf(
          Locale.ROOT,
          "%s: %.1f at first, %.1f at last, %+.2f an hour after the first quarter%n",
          trace.name(),
          trace.figure().applyAsDouble(samples.get(0)),
          trace.figure().applyAsDouble(last),
          3600 * slope(samples.subList((int) (samples.size() * WARM), samples.size()), trace));
    }
  }

  /** Returns the least squares' slope, for each second. */
  static double slope(List<SoakSample> samples, Trace trace) {
    double meanX = samples.stream().mapToDouble(SoakSample::second).average().orElse(0);
    double meanY = samples.stream().mapToDouble(trace.figure()).average().orElse(0);
    double xy = 0;
    double xx = 0;
    for (SoakSample sample : samples) {
      double x = sample.second() - meanX;
      xy += x * (trace.figure().applyAsDouble(sample) - meanY);
      xx += x * x;
    }
    return xx == 0 ? 0 : xy / xx;
  }
}
