package io.github.bybitcamel.paper;

import java.util.HashMap;
import java.util.Map;

/**
 * A bounded wandering of time alone: the same seed and instant give the same deviation, for the
 * past as for the future. It is a sum of polygons through seeded corners, so that its extremes lie
 * on corners of the finest one and a candle can be exact.
 */
final class Walk {

  /** The unit of a deviation: it stays within minus one and plus one of these. */
  static final long ONE = 1_000_000_000L;

  /** The distance of the finest corners, in milliseconds. */
  static final long CORNER = 15_000;

  private static final long HOUR = 3_600_000;
  private static final long[] SPACING = {
    CORNER, 60_000, 300_000, 900_000, HOUR, 4 * HOUR, 24 * HOUR, 168 * HOUR
  };
  private static final long[] WEIGHT = {15, 25, 50, 80, 130, 200, 250, 250};
  private static final long WEIGHTS = 1_000;

  private final long seed;
  private final long anchor;
  private final Map<Long, Range> hours = new HashMap<>();
  private final boolean[] loaded = new boolean[SPACING.length];
  private final long[] at = new long[SPACING.length];
  private final long[] left = new long[SPACING.length];
  private final long[] right = new long[SPACING.length];

  /** Starts a walk that is zero at {@code anchor}, epoch milliseconds. */
  Walk(long seed, long anchor) {
    this.seed = seed;
    this.anchor = anchor;
  }

  /** The least and the greatest deviation of a stretch of time. */
  record Range(long low, long high) {

    Range with(long value) {
      return new Range(Math.min(low, value), Math.max(high, value));
    }

    Range with(Range other) {
      return with(other.low).with(other.high);
    }
  }

  /** Returns the deviation at {@code millis} since the epoch. */
  long at(long millis) {
    long sum = 0;
    for (int i = 0; i < SPACING.length; i++) {
      sum += WEIGHT[i] * octave(i, millis - anchor);
    }
    return sum / WEIGHTS;
  }

  private long octave(int index, long time) {
    long spacing = SPACING[index];
    long corner = Math.floorDiv(time, spacing);
    long part = Math.floorMod(time, spacing);
    load(index, corner);
    return left[index] + (right[index] - left[index]) * part / spacing;
  }

  /** Readies the two corners around a time; neighbours in time share them, so they are kept. */
  private void load(int index, long corner) {
    if (!loaded[index] || at[index] != corner) {
      boolean next = loaded[index] && at[index] + 1 == corner;
      left[index] = next ? right[index] : corner(index, corner);
      right[index] = corner(index, corner + 1);
      at[index] = corner;
      loaded[index] = true;
    }
  }

  private long corner(int index, long number) {
    return number == 0 ? 0 : Math.floorMod(Hash.mix(seed + index, number), 2 * ONE + 1) - ONE;
  }

  /** Returns the extremes from {@code from} to {@code to}, both inclusive. */
  Range range(long from, long to) {
    Range range = new Range(at(from), at(from)).with(at(to));
    long end = to - anchor;
    long time = (Math.floorDiv(from - anchor, CORNER) + 1) * CORNER;
    while (time < end) {
      if (Math.floorMod(time, HOUR) == 0 && time + HOUR <= end) {
        range = range.with(hour(time));
        time += HOUR;
      } else {
        range = range.with(at(anchor + time));
        time += CORNER;
      }
    }
    return range;
  }

  /** Returns the extremes of an hour that starts {@code start} milliseconds after the anchor. */
  private Range hour(long start) {
    Range known = hours.get(start);
    if (known != null) {
      return known;
    }
    Range range = new Range(at(anchor + start), at(anchor + start));
    for (long time = start + CORNER; time <= start + HOUR; time += CORNER) {
      range = range.with(at(anchor + time));
    }
    hours.put(start, range);
    return range;
  }
}
