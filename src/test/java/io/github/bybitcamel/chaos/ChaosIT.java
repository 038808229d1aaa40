package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The packed program is killed again and again while signals are dropped and the exchange
 * misbehaves; then the exchange's record is held against the ledger. System properties: {@code
 * chaos.kills}, {@code chaos.signals}, {@code chaos.seed}. The directory of a run that failed is
 * kept under {@code target/chaos}.
 */
class ChaosIT {

  private static final int KILLS = Integer.getInteger("chaos.kills", 10);
  private static final int SIGNALS = Integer.getInteger("chaos.signals", 100);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

  @Test
  void endsEverySignalInExactlyOneOutcome() throws IOException {
    Path directory = Files.createDirectories(Path.of("target/chaos").toAbsolutePath());
    directory = Files.createTempDirectory(directory, "run");
    say("seed %d, directory %s".formatted(SEED, directory));
    try (PaperExchange exchange = PaperExchange.start(exchange(), Clock.systemUTC())) {
      Run run = new Run(directory, exchange);
      assertThat(run.findings()).as("seed %d, directory %s", SEED, directory).isEmpty();
      assertThat(run.findingsOfALie())
          .contains("LOST file", "LOST signal", "PHANTOM", "INCOMPLETE");
    }
  }

  static PaperSettings exchange() {
    return PaperSettings.defaults(0)
        .withSeed(SEED)
        .withSyntheticSymbols(60)
        .withBalances(Map.of("USDT", new BigDecimal("1000000000")));
  }

  /** One run from the first kill to the judgement. */
  private static final class Run {

    private final Random random = new Random(SEED);
    private final Path directory;
    private final PaperExchange exchange;
    private final Books books;
    private final Workload workload;
    private final RequestLog requests;
    private final Mischief mischief;
    private final Nemesis nemesis;

    Run(Path directory, PaperExchange exchange) {
      this.directory = directory;
      this.exchange = exchange;
      this.books = new Books(directory);
      this.workload = new Workload(SEED, Market.of(exchange.baseUrl()));
      this.requests = new RequestLog(exchange.record());
      this.mischief = new Mischief(exchange.control(), requests, SEED);
      this.nemesis = new Nemesis(directory, exchange.baseUrl(), SEED);
    }

    List<String> findings() {
      long start = System.nanoTime();
      for (int life = 1; nemesis.kills() < KILLS; life++) {
        int due = (int) Math.min(SIGNALS, (long) SIGNALS * life / KILLS);
        nemesis.life(() -> meanwhile(due));
        requests.keep();
      }
      mischief.end();
      List<String> findings = new ArrayList<>();
      if (!settle()) {
        findings.add("UNSETTLED: see the outcomes");
      }
      secondPass(findings);
      Judge judge = new Judge(books, workload, exchange.record(), requests);
      findings.addAll(judge.findings());
      report(judge, Duration.ofNanos(System.nanoTime() - start));
      findings.forEach(ChaosIT::say);
      return findings;
    }

    private void secondPass(List<String> findings) {
      String before = books.steps();
      if (!live(program -> Program.pause(Duration.ofSeconds(5)), "second-pass")) {
        findings.add("NO END within the bound after SIGTERM");
      }
      if (!before.equals(books.steps())) {
        findings.add("SECOND PASS: " + before + " became " + books.steps());
      }
    }

    private void report(Judge judge, Duration time) {
      say(nemesis.toString());
      say(
          "%d files, %d records, %d signals, %d faults, %d orders, %d requests for orders, %d s"
              .formatted(
                  workload.drops().size(),
                  workload.records(),
                  workload.wishes().size(),
                  mischief.done(),
                  exchange.record().orders().stream()
                      .filter(order -> order.stopOrderType().isEmpty())
                      .count(),
                  requests.creates().size(),
                  time.toSeconds()));
      say("outcomes " + judge.outcomes());
    }

    /** A judge that finds nothing must be one that would: it is told what is not so. */
    Set<String> findingsOfALie() throws IOException {
      Path file = books.ended().get(0);
      Files.delete(file);
      Path result = books.ended().get(0);
      Files.delete(result.resolveSibling(result.getFileName() + ".result.jsonl"));
      Wish sent = workload.wishes().values().iterator().next();
      for (Entry entry : books.entries()) {
        if (entry.state() == SignalState.FILLED) {
          sent = workload.wishes().get(entry.id());
        }
      }
      workload.wishes().put(sent.id(), new Wish(sent.id(), Wish.Kind.MISSPELT, sent.fields()));
      workload.wishes().put("never", new Wish("never", Wish.Kind.VALID, sent.fields()));
      return new Judge(books, workload, exchange.record(), requests)
          .findings().stream().map(ChaosIT::law).collect(Collectors.toSet());
    }

    /** Drops what is due and lets something go wrong, a little apart. */
    private void meanwhile(int due) {
      for (int i = random.nextInt(3); i > 0; i--) {
        mischief.next();
      }
      while (workload.records() < due) {
        workload.next().into(directory.resolve("inbox"));
        Program.pause(Duration.ofMillis(random.nextInt(400)));
      }
    }

    private boolean settle() {
      Duration bound = Duration.ofSeconds(120 + workload.records() / 5);
      boolean[] settled = new boolean[1];
      boolean ended =
          live(
              program ->
                  settled[0] =
                      Waiting.until(
                          bound,
                          () -> {
                            requests.keep();
                            Program.pause(Duration.ofMillis(500));
                            return books.isSettled(workload.drops().size());
                          }),
              "settle");
      return settled[0] && ended;
    }

    private boolean live(Consumer<Program> what, String name) {
      Program program = Program.start(directory, exchange.baseUrl(), name, "");
      boolean ready = program.awaitReady(Duration.ofSeconds(60));
      what.accept(program);
      return program.stop() && ready;
    }
  }

  private static String law(String finding) {
    String[] words = finding.split(" ", 3);
    return words[0].equals("LOST") ? words[0] + " " + words[1] : words[0];
  }

  static void say(String line) {
    System.out.println("chaos: " + line);
  }
}
