package io.github.bybitcamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a signal costs in a ledger of a thousand and in one of many rows, turn by turn:
 * {@code mvn test -Dtest=GrowthTest -Dledger.rows=1000000}. Half of the rows wait, the other half
 * have ended. Names are random; {@code -Dledger.counted=true} makes them grow.
 */
@EnabledIfSystemProperty(named = "ledger.rows", matches = "\\d+")
class GrowthTest {

  private static final int ROUNDS = 31;
  private static final int SIGNALS = 400;

  private final Growth growth = new Growth(Boolean.getBoolean("ledger.counted"));

  @TempDir Path directory;

  @Test
  void costsTheSameInSqlite() throws Exception {
    String url = "jdbc:sqlite:" + directory.resolve("ledger");
    costsTheSame(url + "-small.db", url + "-big.db", Growth.HASTY_SQLITE);
  }

  @Test
  void costsTheSameInPostgres() throws Exception {
    try (Postgres postgres = new Postgres(directory.resolve("postgres"))) {
      String hasty = "SET synchronous_commit = off";
      costsTheSame(postgres.newLedger(), postgres.newLedger(), hasty);
    }
  }

  private void costsTheSame(String smallUrl, String bigUrl, String hasty) throws Exception {
    growth.fill(smallUrl, Growth.CHUNK, hasty);
    growth.fill(bigUrl, Integer.getInteger("ledger.rows"), hasty);
    try (Ledger small = Ledgers.open(smallUrl);
        Ledger big = Ledgers.open(bigUrl)) {
      print("counts", 1, small, big, LedgerView::counts);
      print("next of a lane", 1, small, big, ledger -> ledger.nextOf("lane 7", false));
      assertThat(print("receive, 1 caller", 1, small, big, growth::receive)).isLessThan(1.2);
      assertThat(print("receive, 16 callers", 16, small, big, growth::receive)).isLessThan(1.2);
      assertThat(print("whole life, 16 callers", 16, small, big, growth::live)).isLessThan(1.2);
    }
  }

  /** Returns how much dearer the big ledger is. */
  private static double print(String what, int callers, Ledger small, Ledger big, Work work)
      throws Exception {
    List<Double> ofSmall = new ArrayList<>();
    List<Double> ofBig = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        ofSmall.add(micros(threads, () -> work.on(small)));
        ofBig.add(micros(threads, () -> work.on(big)));
      }
    } finally {
      threads.shutdown();
    }
    System.out.printf(
        "%-24s %8.1f µs in the small, %8.1f µs in the big%n", what, median(ofSmall), median(ofBig));
    return median(ofBig) / median(ofSmall);
  }

  private static double micros(ExecutorService threads, Callable<Object> work) throws Exception {
    List<Callable<Object>> signals = Collections.nCopies(SIGNALS, work);
    long start = System.nanoTime();
    for (var done : threads.invokeAll(signals)) {
      done.get();
    }
    return (System.nanoTime() - start) / 1e3 / SIGNALS;
  }

  /** Returns the median of the rounds after the first few, in which everything is cold. */
  private static double median(List<Double> costs) {
    List<Double> sorted = costs.stream().skip(ROUNDS / 5).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** What is measured. */
  private interface Work {
    Object on(Ledger ledger) throws Exception;
  }
}
