package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.PaperExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The program is killed in the middle of one large file and started again, several times: every
 * signal has exactly one order, and the result is complete. Measures how long a start takes until
 * the fate of all that was open at the kill is known. System properties: {@code chaos.batch}, the
 * records of the file, and {@code chaos.recoveries}, the kills.
 */
class RecoveryIT {

  private static final int BATCH = Integer.getInteger("chaos.batch", 100);
  private static final int KILLS = Integer.getInteger("chaos.recoveries", 2);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final Set<SignalState> UNRESOLVED =
      Set.of(SignalState.INTENT, SignalState.SENT, SignalState.UNKNOWN);

  private final Random random = new Random(SEED);
  private final List<Long> unresolved = new ArrayList<>();
  private final List<Long> ready = new ArrayList<>();
  private final List<Long> resolved = new ArrayList<>();

  @Test
  void placesEachOrderOfAFileOnceAcrossKills() throws Exception {
    Path directory = Files.createDirectories(Path.of("target/chaos").toAbsolutePath());
    directory = Files.createTempDirectory(directory, "recovery");
    ChaosIT.say("recovery: seed %d, directory %s".formatted(SEED, directory));
    try (PaperExchange exchange = PaperExchange.start(ChaosIT.exchange(SEED), Clock.systemUTC());
        LedgerHome ledger = LedgerHome.of(directory)) {
      Workload workload = new Workload(SEED, Market.of(exchange.baseUrl()));
      Books books = new Books(directory, ledger.url());
      Map<String, String> settings = Map.of("LEDGER_URL", ledger.url());
      RequestLog requests = new RequestLog(exchange.record());
      workload.large(BATCH).into(directory.resolve("inbox"));

      Program program = Program.start(directory, exchange.baseUrl(), "0", "", settings);
      for (int kill = 1; kill <= KILLS; kill++) {
        int orders = BATCH * kill / (KILLS + 1);
        assertThat(Waiting.until(Duration.ofMinutes(5), () -> creates(requests) >= orders))
            .isTrue();
        Program.pause(Duration.ofMillis(random.nextInt(300)));
        program.kill();
        ledger.interrupt();
        program = recovered(directory, exchange, books, kill, settings);
      }
      boolean settled =
          Waiting.until(Duration.ofSeconds(180 + BATCH / 5), () -> books.isSettled(1));
      requests.keep();
      assertThat(program.stop()).isTrue();
      report(ledger);
      Judge judge = new Judge(books, workload, exchange.record(), requests);
      assertThat(judge.findings()).as("seed %d, directory %s", SEED, directory).isEmpty();
      assertThat(settled).isTrue();
      assertThat(judge.outcomes().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(BATCH);
    }
  }

  private static int creates(RequestLog requests) {
    requests.keep();
    return requests.creates().size();
  }

  private Program recovered(
      Path directory, PaperExchange exchange, Books books, int kill, Map<String, String> settings) {
    List<Long> open = new ArrayList<>();
    try (LedgerView ledger = books.ledger()) {
      ledger.inStates(UNRESOLVED, 0, BATCH).forEach(entry -> open.add(entry.sequence()));
    }
    long start = System.nanoTime();
    Program program =
        Program.start(directory, exchange.baseUrl(), String.valueOf(kill), "", settings);
    assertThat(program.awaitReady(Duration.ofMinutes(1))).isTrue();
    ready.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    try (LedgerView ledger = books.ledger()) {
      assertThat(
              Waiting.until(
                  Duration.ofMinutes(5),
                  () ->
                      open.stream()
                          .noneMatch(
                              sequence ->
                                  UNRESOLVED.contains(
                                      ledger.find(sequence).orElseThrow().state()))))
          .isTrue();
    }
    unresolved.add((long) open.size());
    resolved.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    return program;
  }

  private void report(LedgerHome ledger) {
    ChaosIT.say(
        ("recovery: %s; %d kills in the middle of %d signals; open at a kill p50 %d, most %d;"
                + " until ready p50 %d ms, p99 %d ms; until all open were resolved p50 %d ms,"
                + " p99 %d ms")
            .formatted(
                ledger,
                KILLS,
                BATCH,
                at(unresolved, 50),
                at(unresolved, 100),
                at(ready, 50),
                at(ready, 99),
                at(resolved, 50),
                at(resolved, 99)));
  }

  /** Returns the smallest value that at least {@code percent} of all do not exceed. */
  private static long at(List<Long> values, int percent) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }
}
