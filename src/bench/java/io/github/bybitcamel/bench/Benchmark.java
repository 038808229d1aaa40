package io.github.bybitcamel.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command: measures every row, prints the table, and writes it into {@code
 * docs/PERFORMANCE.md}.
 *
 * <ul>
 *   <li>{@code -Dbench.full=true}: every row with a budget, in ten minutes instead of one
 *   <li>{@code -Dbench.rows=inbox,V5}: only rows whose names contain one of these; nothing is
 *       written
 *   <li>{@code -Dbench.compare=true}: holds the figures against {@code docs/performance.json}
 *       instead of writing them
 *   <li>{@code -Dbench.soak=600}: instead of all that, {@link Soak} for so many seconds
 * </ul>
 */
public final class Benchmark {

  private static final PrintStream OUT = System.out;

  private Benchmark() {}

  /** Runs the benchmark; needs the packed program in {@code target/}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Form form = new Form(Boolean.getBoolean("bench.full"));
    int soak = Integer.getInteger("bench.soak", 0);
    if (soak > 0) {
      try (Lab lab = new Lab(form, Path.of("target/bench"))) {
        Soak.run(lab, soak);
      }
      System.exit(0);
    }
    List<String> only = List.of(System.getProperty("bench.rows", "").split(",", -1));
    List<Row> rows = only.equals(List.of("")) ? rows(form) : rows();
    Map<Row, Measured> results = new LinkedHashMap<>();
    long start = System.nanoTime();
    String exchange;
    try (Lab lab = new Lab(form, Path.of("target/bench"))) {
      exchange = lab.exchangeName();
      for (Row row : rows) {
        if (only.stream().anyMatch(row.name()::contains)) {
          long begin = System.nanoTime();
          results.put(row, measure(row, lab));
          OUT.printf(
              Locale.ROOT,
              "%s %.0f s%n",
              Report.line(row, results.get(row)),
              (System.nanoTime() - begin) / 1e9);
        }
      }
    }
    OUT.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) / 1e9);
    if (Boolean.getBoolean("bench.compare")) {
      Recorded.read(form).compare(results).forEach(OUT::println);
    } else if (results.size() == rows.size()) {
      Report.write(form, results, Machine.here(exchange));
      Recorded.write(form, results);
    }
    System.exit(0);
  }

  private static Measured measure(Row row, Lab lab) {
    try {
      return row.measure(lab);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Measured.none("interrupted");
    } catch (Exception e) {
      e.printStackTrace();
      return Measured.none("failed: " + e.getMessage());
    }
  }

  /** Returns what a form measures: what has no budget, or takes long in the quick one, is named. */
  private static List<Row> rows(Form form) {
    return rows().stream()
        .filter(row -> row.limit().isBudget() && (form.full() || !row.takesLong()))
        .toList();
  }

  /** The table of what is promised, from top to bottom. */
  private static List<Row> rows() {
    HttpRun http = new HttpRun();
    InboxLatency.Run inbox = new InboxLatency.Run();
    return List.of(
        new CallThroughput(),
        new CallCpu(1),
        new CallCpu(16),
        new CallAllocation(),
        HttpRow.latency(http),
        HttpRow.throughput(http),
        new InboxLatency(inbox, 0.50, Limit.atMost(15, 10, "ms")),
        new InboxLatency(inbox, 0.99, Limit.atMost(40, 25, "ms")),
        new QuotaUse(),
        KlineThroughput.lines(),
        KlineThroughput.sqlite(),
        new StartRatio(false),
        new StartRatio(true),
        new Resident(),
        new ProgramSize(),
        new LedgerGrowth());
  }
}
