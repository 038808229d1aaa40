package io.github.bybitcamel.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the program holds at an instant.
 *
 * @param second since the first sample
 * @param resident physical memory in use, in bytes
 * @param heap used, garbage and all, in bytes
 * @param old the part of it that outlived collections, in bytes
 * @param orders that reached the exchange since the first sample
 */
record SoakSample(
    long second, long resident, long heap, long old, int threads, int handles, int orders) {

  static final String HEADER = "second,resident_bytes,heap_bytes,old_bytes,threads,handles,orders";

  private static final String JSTAT =
      Path.of(System.getProperty("java.home"), "bin", "jstat").toString();
  private static final double KIBI = 1024;

  static SoakSample of(Child process, long second, int orders) throws IOException {
    Map<String, Double> heap = heap(process.id());
    double old = heap.getOrDefault("OU", 0.0);
    double young =
        heap.getOrDefault("S0U", 0.0)
            + heap.getOrDefault("S1U", 0.0)
            + heap.getOrDefault("EU", 0.0);
    return new SoakSample(
        second,
        process.residentBytes(),
        (long) ((young + old) * KIBI),
        (long) (old * KIBI),
        process.threads(),
        process.handles(),
        orders);
  }

  /** Reads what the Java machine tells anyway, so that nothing is attached to it. */
  private static Map<String, Double> heap(long id) throws IOException {
    Process jstat = new ProcessBuilder(JSTAT, "-gc", "" + id).redirectErrorStream(true).start();
    List<String> lines =
        new String(jstat.getInputStream().readAllBytes(), US_ASCII).strip().lines().toList();
    if (lines.size() != 2) {
      throw new IOException("jstat says " + lines);
    }
    String[] names = lines.get(0).strip().split(" +", -1);
    String[] values = lines.get(1).strip().split(" +", -1);
    Map<String, Double> figures = new HashMap<>();
    for (int i = 0; i < Math.min(names.length, values.length); i++) {
      if (names[i].endsWith("U")) {
        figures.put(names[i], Double.valueOf(values[i]));
      }
    }
    return figures;
  }

  String line() {
    return "%d,%d,%d,%d,%d,%d,%d".formatted(second, resident, heap, old, threads, handles, orders);
  }
}
