package io.github.bybitcamel.bench;

import io.github.bybitcamel.ledger.Growth;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What a signal's whole life costs in a ledger of many rows, beside one of a thousand. */
final class LedgerGrowth implements Row {

  private static final int CALLERS = 16;
  private static final int SIGNALS = 400;
  private static final int COLD = 3;

  @Override
  public String name() {
    return "cost per signal at 1 M ledger rows ÷ at 1 k";
  }

  @Override
  public Limit limit() {
    return Limit.atMost(1.2, 1.05, "");
  }

  @Override
  public Measured measure(Lab lab) throws Exception {
    Path directory = lab.directory("growth");
    Program.clear(directory);
    Growth growth = new Growth(false);
    int rows = lab.form().ledgerRows();
    String small = "jdbc:sqlite:" + directory.resolve("small.db");
    String big = "jdbc:sqlite:" + directory.resolve("big.db");
    growth.fill(small, Growth.CHUNK, Growth.HASTY_SQLITE);
    growth.fill(big, rows, Growth.HASTY_SQLITE);
    List<Double> ofSmall = new ArrayList<>();
    List<Double> ofBig = new ArrayList<>();
    try (Ledger one = Ledgers.open(small);
        Ledger other = Ledgers.open(big)) {
      for (int round = -COLD; round < lab.form().rounds(); round++) {
        double cheap = micros(growth, one);
        double dear = micros(growth, other);
        if (round >= 0) {
          ofSmall.add(cheap);
          ofBig.add(dear);
        }
      }
    }
    return Measured.of(
        IntStream.range(0, ofBig.size()).mapToObj(i -> ofBig.get(i) / ofSmall.get(i)).toList(),
        "%,d rows in this form, %d callers: %.0f ÷ %.0f µs"
            .formatted(rows, CALLERS, Spread.of(ofBig).median(), Spread.of(ofSmall).median()));
  }

  private static double micros(Growth growth, Ledger ledger) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<Object>> signals = Collections.nCopies(SIGNALS, () -> growth.live(ledger));
      long start = System.nanoTime();
      for (Future<Object> done : threads.invokeAll(signals)) {
        done.get();
      }
      return (System.nanoTime() - start) / 1e3 / SIGNALS;
    } finally {
      threads.shutdown();
    }
  }
}
