package io.github.bybitcamel.trade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which signals are under watch, and when each is to be looked at: soon at first, then at
 * growing intervals. A signal that is being looked at is not given out a second time. Safe for use
 * by many threads.
 */
final class Schedule {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final int DOUBLINGS = 10;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration SLOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Long, Watch> watches = new ConcurrentHashMap<>();
  private final Set<Long> busy = ConcurrentHashMap.newKeySet();

  Schedule(Clock clock) {
    this.clock = clock;
  }

  /** Takes a signal up, whatever was known of it: due at once, unless its lane had it often. */
  void add(long sequence) {
    watches.merge(
        sequence,
        new Watch(sequence, Due.in(Duration.ZERO, clock), 0, 0, Optional.empty(), false),
        (known, fresh) ->
            known.anew(known.sends() == 0 ? fresh.due() : Due.in(pause(known.sends()), clock)));
  }

  /** Returns what is due, longest due first; it is the caller's until {@link #release}. */
  List<Watch> take() {
    Instant now = clock.instant();
    return watches.values().stream()
        .filter(watch -> watch.due().is(now))
        .sorted(Comparator.comparing(watch -> watch.due().at()))
        .filter(watch -> busy.add(watch.sequence()))
        .toList();
  }

  /** Gives back what was taken. */
  void release(Watch watch) {
    busy.remove(watch.sequence());
  }

  /** Looks again after a pause that grows with every look. */
  void again(Watch seen, Optional<Instant> absentSince, boolean resting) {
    next(seen, pause(seen.looks()), absentSince, resting);
  }

  private static Duration pause(int times) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(times, DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  /** Looks again, but seldom: nothing is expected to change soon. */
  void seldom(Watch seen, Optional<Instant> absentSince) {
    next(seen, SLOW, absentSince, false);
  }

  /** Looks again after {@code pause}: before it, there is nobody to be asked. */
  void after(Watch seen, Duration pause) {
    next(seen, pause, seen.absentSince(), seen.resting());
  }

  private void next(Watch seen, Duration pause, Optional<Instant> absentSince, boolean resting) {
    watches.replace(seen.sequence(), seen, seen.next(Due.in(pause, clock), absentSince, resting));
  }

  /** Does not look at it until it is added again: its lane has it. */
  void handOver(Watch seen) {
    watches.replace(seen.sequence(), seen, seen.handedOver());
  }

  /** Lets go of a signal that has come to its end, unless it was added again since. */
  void remove(Watch seen) {
    watches.remove(seen.sequence(), seen);
  }

  /** Returns whether a signal is under watch. */
  boolean has(long sequence) {
    return watches.containsKey(sequence);
  }
}
