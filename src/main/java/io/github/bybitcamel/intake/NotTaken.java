package io.github.bybitcamel.intake;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files that the disk does not let us claim or read, though it lets us others. Each is tried again
 * after a pause that doubles. Safe for use by several threads.
 */
final class NotTaken {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int MOST = 10_000;
  private static final int NAMED = 3;

  private final Clock clock;
  private final Map<Path, Try> tries = new LinkedHashMap<>();
  private Instant looksAgain = Instant.MIN;

  private record Try(Instant next, Duration pause, String why) {}

  NotTaken(Clock clock) {
    this.clock = clock;
  }

  /** Takes note; of more than can be kept in mind the first is forgotten. */
  synchronized void add(Path file, String why) {
    Try last = tries.remove(file);
    Duration pause = last == null ? FIRST : last.pause().multipliedBy(2);
    pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    tries.put(file, new Try(clock.instant().plus(pause), pause, why));
    if (tries.size() > MOST) {
      Iterator<Path> first = tries.keySet().iterator();
      first.next();
      first.remove();
    }
  }

  synchronized boolean mayTry(Path file) {
    Try last = tries.get(file);
    return last == null || !clock.instant().isBefore(last.next());
  }

  /** Forgets what was claimed or taken away; looks once a second, however often it is called. */
  synchronized void forgetGone() {
    Instant now = clock.instant();
    if (tries.isEmpty() || now.isBefore(looksAgain)) {
      return;
    }
    looksAgain = now.plus(FIRST);
    tries.keySet().removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
  }

  /** Returns which they are; empty when there are none. */
  synchronized Optional<String> text() {
    if (tries.isEmpty()) {
      return Optional.empty();
    }
    String some =
        tries.values().stream().limit(NAMED).map(Try::why).collect(Collectors.joining("; "));
    int more = tries.size() - NAMED;
    return Optional.of(more > 0 ? some + "; and " + more + " more" : some);
  }
}
