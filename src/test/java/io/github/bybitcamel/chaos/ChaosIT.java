package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.failpoint.Failpoint;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The packed program is killed again and again while signals are dropped and the exchange
 * misbehaves; then the exchange's record is held against the ledger. System properties: {@code
 * chaos.kills}, {@code chaos.signals}, {@code chaos.seed}, {@code chaos.shards} (how many such runs
 * share them, side by side, each with its own exchange and ledger), {@code chaos.ledger} ({@code
 * sqlite} or {@code postgresql}; the latter is stopped and started again meanwhile). The directory
 * of a run that failed is kept under {@code target/chaos}.
 */
class ChaosIT {

  private static final int KILLS = Integer.getInteger("chaos.kills", 10);
  private static final int SIGNALS = Integer.getInteger("chaos.signals", 100);
  private static final int SHARDS = Integer.getInteger("chaos.shards", 1);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

  /** So many kills are worth the time that an archive of the program's classes takes. */
  private static final int MANY = 50;

  @Test
  void endsEverySignalInExactlyOneOutcome() throws Exception {
    Path directory = Files.createDirectories(Path.of("target/chaos").toAbsolutePath());
    Path home = Files.createTempDirectory(directory, "run");
    say("seed %d, %d shards, directory %s".formatted(SEED, SHARDS, home));
    Map<String, String> settings = KILLS < MANY ? Map.of() : Program.quickStart(home);
    ExecutorService threads = Executors.newFixedThreadPool(SHARDS);
    try {
      List<Future<List<String>>> shards = new ArrayList<>();
      for (int shard = 0; shard < SHARDS; shard++) {
        Path place = Files.createDirectories(home.resolve("shard" + shard));
        long seed = SEED + shard;
        shards.add(threads.submit(() -> findings(place, settings, seed)));
      }
      List<String> findings = new ArrayList<>();
      for (Future<List<String>> shard : shards) {
        findings.addAll(shard.get());
      }
      assertThat(findings).as("seed %d, directory %s", SEED, home).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> findings(Path directory, Map<String, String> settings, long seed)
      throws Exception {
    try (PaperExchange exchange = PaperExchange.start(exchange(seed), Clock.systemUTC());
        LedgerHome ledger = LedgerHome.of(directory)) {
      Run run = new Run(directory, exchange, ledger, settings, seed);
      List<String> findings = run.findings();
      if (findings.isEmpty()) {
        assertThat(run.findingsOfALie())
            .contains("LOST file", "LOST signal", "PHANTOM", "INCOMPLETE");
      }
      return findings;
    }
  }

  static PaperSettings exchange(long seed) {
    return PaperSettings.defaults(0)
        .withSeed(seed)
        .withSyntheticSymbols(60)
        .withBalances(Map.of("USDT", new BigDecimal("1000000000")));
  }

  /** One run from the first kill to the judgement: an exchange, a ledger, one life at a time. */
  private static final class Run {

    private static final int OWN_KILLS = (KILLS + SHARDS - 1) / SHARDS;
    private static final int OWN_SIGNALS = (SIGNALS + SHARDS - 1) / SHARDS;

    private final Random random;
    private final Path directory;
    private final PaperExchange exchange;
    private final LedgerHome ledger;
    private final Map<String, String> settings;
    private final Books books;
    private final Workload workload;
    private final RequestLog requests;
    private final Mischief mischief;
    private final Nemesis nemesis;

    Run(
        Path directory,
        PaperExchange exchange,
        LedgerHome ledger,
        Map<String, String> settings,
        long seed) {
      this.random = new Random(seed);
      this.directory = directory;
      this.exchange = exchange;
      this.ledger = ledger;
      this.settings = new HashMap<>(settings);
      this.settings.put("LEDGER_URL", ledger.url());
      this.books = new Books(directory, ledger.url());
      this.workload = new Workload(seed, Market.of(exchange.baseUrl()));
      this.requests = new RequestLog(exchange.record());
      this.mischief = new Mischief(exchange.control(), requests, seed);
      this.nemesis = new Nemesis(directory, exchange.baseUrl(), this.settings, seed);
    }

    List<String> findings() {
      long start = System.nanoTime();
      for (int life = 1; nemesis.kills() < OWN_KILLS; life++) {
        int due = (int) Math.min(OWN_SIGNALS, (long) OWN_SIGNALS * life / OWN_KILLS);
        nemesis.life(() -> drop(due), this::disturb, this::hold);
        requests.keep();
      }
      mischief.end();
      List<String> findings = new ArrayList<>();
      if (!settle()) {
        findings.add("UNSETTLED: see the outcomes");
      }
      secondPass(findings);
      nemesis
          .spared(OWN_KILLS / (8 * Failpoint.values().length))
          .forEach(at -> findings.add("SPARED: hardly a kill at " + at));
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
          "%s: %d files, %d records, %d signals, %d faults, %d orders, %d requests for orders, %d s"
              .formatted(
                  ledger,
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

    private void disturb() {
      for (int i = random.nextInt(3); i > 0; i--) {
        mischief.next();
      }
      if (random.nextInt(8) == 0) {
        ledger.interrupt();
      }
    }

    /** Drops what is due, a little apart. */
    private void drop(int due) {
      while (workload.records() < due) {
        workload.next().into(directory.resolve("inbox"));
        Program.pause(Duration.ofMillis(random.nextInt(400)));
      }
    }

    private BooleanSupplier hold() {
      int before = requests.count();
      int which = mischief.holdAnAnswer();
      return () -> requests.count() >= before + which;
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
      Program program = Program.start(directory, exchange.baseUrl(), name, "", settings);
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
