package io.github.bybitcamel.intake;

import io.github.bybitcamel.signal.SignalReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells when a file in the inbox is written whole. JSON is whole as soon as it parses; a file of
 * any other kind once it has been quiet for a while. What stays broken is taken all the same, so
 * that its sender is told. For one thread.
 */
public final class Settling {

  /** How long a file that does not parse is given to become whole. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a file that grows is not read again: it may be long until it is whole. */
  private static final long REST_NANOS_PER_BYTE = 100;

  /** More than these are judged by the times of the disk alone. */
  private static final int MOST = 10_000;

  private final Duration quiet;
  private final long maxBytes;
  private final Clock clock;
  private final Map<Path, Seen> seen = new HashMap<>();

  private record Seen(long size, FileTime modified, Instant since, Instant readAgain) {}

  /** Forgets files that are gone. */
  void forgetGone() {
    seen.keySet().removeIf(file -> !Files.exists(file));
  }

  /**
   * Prepares to judge.
   *
   * @param quiet how long a file must not have changed, unless it is JSON
   * @param maxBytes above which a JSON file is not looked into
   */
  public Settling(Duration quiet, long maxBytes, Clock clock) {
    this.quiet = quiet;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /** Returns whether {@code file} may be claimed now. */
  public boolean settled(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      boolean settled = json(file) ? whole(file, now) : unchangedFor(quiet, note(file, now));
      if (settled) {
        seen.remove(file);
      }
      return settled;
    } catch (AccessDeniedException e) {
      // Not ours to read: taken all the same, so that its sender is told.
      return true;
    } catch (IOException e) {
      // Gone or not readable at this instant: looked at again at the next poll.
      seen.remove(file);
      return false;
    }
  }

  private boolean whole(Path file, BasicFileAttributes now) throws IOException {
    if (now.size() > maxBytes) {
      return unchangedFor(quiet, note(file, now));
    }
    Seen last = seen.get(file);
    Instant at = clock.instant();
    boolean changed = last == null || !same(last, now);
    if (last != null && changed && at.isBefore(last.readAgain())) {
      return false;
    }
    if (changed && SignalReader.isWhole(Files.readAllBytes(file))) {
      return true;
    }
    return unchangedFor(PATIENCE, note(file, now));
  }

  private Seen note(Path file, BasicFileAttributes now) {
    Seen last = seen.get(file);
    if (last == null || !same(last, now)) {
      Instant at = clock.instant();
      Instant readAgain = at.plusNanos(now.size() * REST_NANOS_PER_BYTE);
      last = new Seen(now.size(), now.lastModifiedTime(), at, readAgain);
      if (seen.size() < MOST || seen.containsKey(file)) {
        seen.put(file, last);
      }
    }
    return last;
  }

  private boolean unchangedFor(Duration time, Seen last) {
    Instant now = clock.instant();
    return !now.isBefore(last.since().plus(time))
        || !now.isBefore(last.modified().toInstant().plus(time));
  }

  private static boolean same(Seen last, BasicFileAttributes now) {
    return last.size() == now.size() && last.modified().equals(now.lastModifiedTime());
  }

  private static boolean json(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }
}
