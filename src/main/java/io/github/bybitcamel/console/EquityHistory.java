package io.github.bybitcamel.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The account's equity since this start, a point every quarter of a minute, for a day. */
final class EquityHistory {

  private static final Duration STEP = Duration.ofSeconds(15);
  private static final int MOST = 5760;

  private final Deque<Point> points = new ArrayDeque<>();

  record Point(Instant at, BigDecimal equity) {}

  synchronized void add(Instant at, BigDecimal equity) {
    if (points.isEmpty() || !at.isBefore(points.getLast().at().plus(STEP))) {
      points.addLast(new Point(at, equity));
    }
    if (points.size() > MOST) {
      points.removeFirst();
    }
  }

  synchronized List<Point> points() {
    return List.copyOf(points);
  }
}
