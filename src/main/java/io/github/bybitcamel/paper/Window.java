package io.github.bybitcamel.paper;

import java.time.Duration;

/** The stretch of time a list is asked for, epoch milliseconds, both inclusive. */
record Window(long from, long to) {

  private static final Duration KEPT = Duration.ofDays(730);

  /**
   * Reads {@code startTime} and {@code endTime}; what is missing makes the window {@code span}
   * long.
   *
   * @throws Refusal if the window is longer than {@code span}, inverted, or begins two years ago
   */
  static Window read(Params params, Duration span, long now) {
    return read(params, span, span, now);
  }

  /** Reads the two, with a window that may be longer when both are given. */
  static Window read(Params params, Duration span, Duration most, long now) {
    long length = span.toMillis();
    boolean started = params.has("startTime");
    boolean ended = params.has("endTime");
    long start = params.integer("startTime", 0);
    long end = params.integer("endTime", now);
    if (started && start <= now - KEPT.toMillis()) {
      throw Code.PARAMETER.refuse("Can't query earlier than 2 years");
    }
    if (started && !ended) {
      return new Window(start, start + length);
    }
    if (!started) {
      return new Window(end - length, end);
    }
    if (end < start || end - start > most.toMillis()) {
      throw Code.PARAMETER.refuse(
          "The time range between startTime and endTime cannot exceed " + most.toDays() + " days");
    }
    return new Window(start, end);
  }

  boolean holds(long millis) {
    return millis >= from && millis <= to;
  }
}
