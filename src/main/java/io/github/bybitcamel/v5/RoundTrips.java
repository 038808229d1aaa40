package io.github.bybitcamel.v5;

/**
 * How long round trips take, in nanoseconds, and what every further one will surely take.
 *
 * <p>That is the least of the last few hundred, less the usual distance from it, and once a few
 * hundred are known a quarter of that: near the least where latencies are steady, nothing where
 * they are wild. Before {@value #ENOUGH} round trips it is nothing. A way to the exchange that all
 * at once becomes quicker than that is not foreseen. Not safe for use by several threads.
 */
final class RoundTrips {

  private static final int ENOUGH = 20;
  private static final int GENERATION = 256;
  private static final int SMOOTHING = 16;

  private long leastBefore = Long.MAX_VALUE;
  private long least = Long.MAX_VALUE;
  private long mean;
  private int seen;

  void add(long nanos) {
    if (seen > 0 && seen % GENERATION == 0) {
      leastBefore = least;
      least = Long.MAX_VALUE;
    }
    least = Math.min(least, nanos);
    seen++;
    mean += (nanos - mean) / Math.min(seen, SMOOTHING);
  }

  /** Returns what a round trip surely takes. */
  long surely() {
    if (seen < ENOUGH) {
      return 0;
    }
    long quickest = Math.min(least, leastBefore);
    long usual = Math.max(0, mean - quickest);
    return Math.max(0, quickest - (seen < GENERATION ? usual : usual / 4));
  }
}
