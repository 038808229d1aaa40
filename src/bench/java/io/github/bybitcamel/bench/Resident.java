package io.github.bybitcamel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Physical memory of the program, with the flags it is shipped with, after a thousand orders. */
final class Resident implements Row {

  private static final int ORDERS = 1000;

  @Override
  public String name() {
    return "resident memory after 1,000 orders, shipped JVM flags";
  }

  @Override
  public Limit limit() {
    return Limit.atMost(150, 120, "MB");
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    Path directory = lab.directory("resident");
    Program.clear(directory);
    String signals =
        IntStream.range(0, ORDERS)
            .mapToObj(i -> InboxLatency.signal("r" + i))
            .collect(Collectors.joining("\n"));
    try (Paper paper = Paper.start(lab.directory("resident-exchange"), false);
        Relay relay = Relay.start(paper.baseUrl());
        Program program =
            Program.start(
                directory,
                relay.baseUrl(),
                List.of("@" + Program.FLAGS),
                Map.of("LIMITS_ENABLED", "false"))) {
      program.drop("orders.jsonl", signals + "\n");
      for (int i = 0; i < ORDERS; i++) {
        if (relay.arrivals().poll(60, TimeUnit.SECONDS) == null) {
          throw new IOException(i + " orders came of " + ORDERS);
        }
      }
      Waits.pause(2000);
      return Measured.of(program.process().residentBytes() / 1e6, "flags in config/jvm.options");
    }
  }
}
