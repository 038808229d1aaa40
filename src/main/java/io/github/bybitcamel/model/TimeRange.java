package io.github.bybitcamel.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to inclusive
 */
public record TimeRange(Instant from, Instant to) {

  /**
   * Refuses to end before it begins.
   *
   * @throws IllegalArgumentException if {@code to} is before {@code from}
   */
  public TimeRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
  }

  /** Returns this range in pieces of at most {@code length}, in order, without a gap. */
  public List<TimeRange> split(Duration length) {
    List<TimeRange> pieces = new ArrayList<>();
    Instant begin = from;
    while (Duration.between(begin, to).compareTo(length) > 0) {
      Instant end = begin.plus(length);
      pieces.add(new TimeRange(begin, end));
      begin = end;
    }
    pieces.add(new TimeRange(begin, to));
    return pieces;
  }
}
