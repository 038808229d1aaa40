package io.github.bybitcamel.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.FileKind;
import io.github.bybitcamel.sink.FileSink;
import io.github.bybitcamel.sink.JdbcSink;
import io.github.bybitcamel.sink.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows a second that the sinks take, on disk, for 30 days of 1-minute candles in takes of 1000,
 * beside Jackson's bare decoding of as many. Run: {@code java -cp …
 * io.github.bybitcamel.bench.SinkBench [rounds]}.
 */
public final class SinkBench {

  private static final int ROWS = 43_200;
  private static final int TAKE = 1000;

  private SinkBench() {}

  /** Prints a line for each sink and round. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 10 : Integer.parseInt(args[0]);
    for (int round = 1; round <= rounds; round++) {
      decode(round);
      measure("jsonl", round, folder -> new FileSink(folder, FileKind.JSONL));
      measure("csv", round, folder -> new FileSink(folder, FileKind.CSV));
      measure(
          "sqlite",
          round,
          folder ->
              new JdbcSink(
                  "jdbc:sqlite:" + folder.resolve("r.db"), Optional.empty(), Optional.empty()));
    }
  }

  private static void measure(String name, int round, Function<Path, Sink> open) throws Exception {
    Path folder = Files.createTempDirectory("sink-bench");
    long cpu = 0;
    long nanos = 0;
    try (Sink sink = open.apply(folder)) {
      for (int i = 0; i < ROWS; i += TAKE) {
        List<FeedRecord> page = Candles.candles("BTCUSDT", i, Math.min(ROWS - i, TAKE));
        cpu -= cpu();
        nanos -= System.nanoTime();
        sink.take(page);
        nanos += System.nanoTime();
        cpu += cpu();
      }
    }
    report(name, round, nanos, cpu, ROWS);
    delete(folder);
  }

  /** The floor: pages of the exchange, read as a tree by Jackson. */
  private static void decode(int round) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    byte[] page = page(Candles.candles("BTCUSDT", 0, TAKE));
    long cpu = cpu();
    long start = System.nanoTime();
    long found = 0;
    for (int i = 0; i < ROWS; i += TAKE) {
      found += mapper.readTree(page).path("list").size();
    }
    report("decode", round, System.nanoTime() - start, cpu() - cpu, found);
  }

  private static byte[] page(List<FeedRecord> rows) {
    return rows.stream()
        .map(
            row ->
                Stream.of("timestamp", "open", "high", "low", "close", "volume", "turnover")
                    .map(column -> '"' + row.value(column).toString() + '"')
                    .collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "{\"list\":[", "]}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void report(String name, int round, long nanos, long cpu, long rows) {
    out()
        .printf(
            "round %d %-7s %,9d rows/s, CPU %,6d ns/row%n",
            round, name, rows * 1_000_000_000L / nanos, cpu / rows);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static PrintStream out() {
    return System.out;
  }
}
