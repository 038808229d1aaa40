package io.github.bybitcamel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** From the rename of a file into the inbox to the first byte of its order at the exchange. */
final class InboxLatency implements Row {

  /** Both quantiles come from one run. */
  static final class Run {

    private List<Double> millis;
    private WatchFloor floor;

    private void once(Lab lab) throws IOException, InterruptedException {
      if (millis == null) {
        millis = run(lab);
        floor = WatchFloor.run(lab.directory("watch"), Math.min(lab.form().files(), 200));
      }
    }
  }

  private static final int WARM = 20;

  private final Run run;
  private final double share;
  private final Limit limit;

  InboxLatency(Run run, double share, Limit limit) {
    this.run = run;
    this.share = share;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "file renamed into the inbox → first byte at the exchange, p%.0f".formatted(share * 100);
  }

  @Override
  public Limit limit() {
    return limit;
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    run.once(lab);
    return Measured.of(
        Spread.quantile(run.millis, share),
        "%d files, default settings; raw WatchService %.1f ms, rename and sync %.1f ms"
            .formatted(
                run.millis.size(),
                Spread.quantile(run.floor.watched(), share),
                Spread.quantile(run.floor.synced(), share)));
  }

  private static List<Double> run(Lab lab) throws IOException, InterruptedException {
    Path directory = lab.directory("inbox");
    Program.clear(directory);
    List<Double> millis = new ArrayList<>();
    Random random = new Random(1);
    try (Paper paper = Paper.start(lab.directory("inbox-exchange"), false);
        Relay relay = Relay.start(paper.baseUrl());
        Program program = Program.start(directory, relay.baseUrl(), List.of(), Map.of())) {
      for (int i = 0; i < WARM + lab.form().files(); i++) {
        String name = "s" + i;
        long start = program.drop(name + ".json", signal(name));
        Long arrived = relay.arrivals().poll(60, TimeUnit.SECONDS);
        if (arrived == null) {
          throw new IOException("no order came of " + name + "; logs are in " + directory);
        }
        if (i >= WARM) {
          millis.add((arrived - start) / 1e6);
        }
        // Slower than the quota of orders, and not in step with the looks into the inbox.
        Waits.pause(110 + random.nextInt(15));
      }
    }
    return millis;
  }

  static String signal(String id) {
    return "{\"id\":\"%s\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.001\"}"
        .formatted(id);
  }
}
