package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
      assertThat(new Run(directory, exchange).findings())
          .as("seed %d, directory %s", SEED, directory)
          .isEmpty();
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
      boolean settled = settle();
      String before = books.steps();
      boolean ended = live(program -> Program.pause(Duration.ofSeconds(5)), "second-pass");
      Judge judge = new Judge(books, workload, exchange.record(), requests);
      List<String> findings = judge.findings();
      if (!settled) {
        findings.add("UNSETTLED: see the outcomes");
      }
      if (!ended) {
        findings.add("NO END within the bound after SIGTERM");
      }
      if (!before.equals(books.steps())) {
        findings.add("SECOND PASS: " + before + " became " + books.steps());
      }
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
                  Duration.ofNanos(System.nanoTime() - start).toSeconds()));
      say("outcomes " + judge.outcomes());
      findings.forEach(ChaosIT::say);
      return findings;
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

    private boolean live(java.util.function.Consumer<Program> what, String name) {
      Program program = Program.start(directory, exchange.baseUrl(), name, "");
      boolean ready = program.awaitReady(Duration.ofSeconds(60));
      what.accept(program);
      return program.stop() && ready;
    }
  }

  static void say(String line) {
    System.out.println("chaos: " + line);
  }
}
