package io.github.bybitcamel.bench;

/**
 * What a contestant did in a slice of time.
 *
 * @param orders placed
 * @param nanos that passed
 * @param cpuNanos of its process, by the operating system's accounting
 * @param bytes allocated by its callers
 */
record Slice(long orders, long nanos, long cpuNanos, long bytes) {

  double perSecond() {
    return orders * 1e9 / nanos;
  }

  double cpuMicros() {
    return cpuNanos / 1e3 / orders;
  }

  double kibibytes() {
    return bytes / 1024.0 / orders;
  }

  String line() {
    return orders + " " + nanos + " " + cpuNanos + " " + bytes;
  }

  static Slice of(String line) {
    String[] cells = line.split(" ", -1);
    return new Slice(
        Long.parseLong(cells[0]),
        Long.parseLong(cells[1]),
        Long.parseLong(cells[2]),
        Long.parseLong(cells[3]));
  }
}
