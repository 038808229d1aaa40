package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** From the start of the process to the first byte of an order whose file lies there already. */
final class StartRatio implements Row {

  private static final String ARCHIVE = "archive.jsa";

  private final boolean archived;

  StartRatio(boolean archived) {
    this.archived = archived;
  }

  @Override
  public String name() {
    return "start to first order ÷ bare Camel Main, " + (archived ? "AppCDS" : "plain");
  }

  @Override
  public Limit limit() {
    return Limit.atMost(1.4, 1.2, "");
  }

  @Override
  public boolean takesLong() {
    return archived;
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    BareProgram floor = BareProgram.pack(lab.directory("bare"));
    try (Paper paper = Paper.start(lab.directory("start-exchange"), false);
        Relay relay = Relay.start(paper.baseUrl())) {
      if (archived) {
        Files.deleteIfExists(archive(lab, "start"));
        Files.deleteIfExists(archive(lab, "bare"));
        ours(lab, relay, List.of("-XX:ArchiveClassesAtExit=" + archive(lab, "start")));
        bare(floor, relay, List.of("-XX:ArchiveClassesAtExit=" + archive(lab, "bare")));
        check(archive(lab, "start"));
        check(archive(lab, "bare"));
      }
      for (int round = -lab.form().coldStarts(); round < lab.form().starts(); round++) {
        double one = ours(lab, relay, flags(lab, "start"));
        double other = bare(floor, relay, flags(lab, "bare"));
        if (round >= 0) {
          ours.add(one);
          bare.add(other);
        }
      }
    }
    return Measured.of(
        IntStream.range(0, ours.size()).mapToObj(i -> ours.get(i) / bare.get(i)).toList(),
        "%.2f ÷ %.2f s".formatted(Spread.of(ours).median(), Spread.of(bare).median()));
  }

  /** Writing one takes long on a busy machine; without it nothing would be shown. */
  private static void check(Path archive) throws IOException {
    if (!Files.exists(archive)) {
      throw new IOException("no archive was written: " + archive);
    }
  }

  private static Path archive(Lab lab, String who) {
    return lab.directory(who + "-" + ARCHIVE).toAbsolutePath();
  }

  private List<String> flags(Lab lab, String who) {
    return archived ? List.of("-XX:SharedArchiveFile=" + archive(lab, who)) : List.of();
  }

  /** Starts anew but for SQLite's library, which only the first start of all unpacks. */
  private static double ours(Lab lab, Relay relay, List<String> flags)
      throws IOException, InterruptedException {
    Path directory = lab.directory("start");
    Path library = directory.resolve("data/native");
    Path kept = lab.directory("start-native").resolve("native");
    Files.createDirectories(kept.getParent());
    if (Files.exists(library)) {
      Files.move(library, kept);
    }
    Program.clear(directory);
    if (Files.exists(kept)) {
      Files.move(kept, Files.createDirectories(library.getParent()).resolve("native"));
    }
    Program.drop(directory, "first.json", InboxLatency.signal("first" + System.nanoTime()));
    long start = System.nanoTime();
    try (Program program = Program.start(directory, relay.baseUrl(), flags, java.util.Map.of())) {
      return seconds(relay, start, program.process());
    }
  }

  private static double bare(BareProgram bare, Relay relay, List<String> flags)
      throws IOException, InterruptedException {
    URI exchange = relay.baseUrl();
    Path inbox = Files.createDirectories(bare.directory().resolve("inbox"));
    Files.writeString(inbox.resolve("first.json"), InboxLatency.signal("first"));
    long start = System.nanoTime();
    try (Child process = bare.start(exchange, flags)) {
      return seconds(relay, start, process);
    }
  }

  private static double seconds(Relay relay, long start, Child process)
      throws IOException, InterruptedException {
    Long arrived = relay.arrivals().poll(60, TimeUnit.SECONDS);
    if (arrived == null) {
      throw new IOException(
          "no order came; process " + process.id() + " alive: " + process.alive());
    }
    // What it has begun ends before it is told to.
    Waits.pause(200);
    relay.arrivals().clear();
    return (arrived - start) / 1e9;
  }
}
