package io.github.bybitcamel.intake;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what may be claimed: the oldest files that are whole, so many and no more, however many
 * lie in the inbox. What is left alone, half-written or refused by the disk takes nobody's place.
 * For one thread.
 */
public final class InboxScan {

  private static final int MOST = 1_000;

  /** A look may take a fifth of the time, no more: there may be many files that are left alone. */
  private static final int REST = 4;

  private static final long LONGEST_REST_NANOS = 1_000_000_000L;

  private final Inbox inbox;
  private final FileIntake intake;
  private final Settling settling;
  private Set<String> chosen = Set.of();
  private long restsUntil = System.nanoTime();

  /** Prepares to look into {@code inbox}. */
  public InboxScan(Inbox inbox, FileIntake intake, Settling settling) {
    this.inbox = inbox;
    this.intake = intake;
    this.settling = settling;
  }

  /** Looks, and returns whether there is anything to claim; what a fault left comes first. */
  public boolean look() {
    if (System.nanoTime() - restsUntil < 0) {
      return false;
    }
    intake.finishLeft();
    if (!intake.ready()) {
      return false;
    }
    long start = System.nanoTime();
    chosen = chosen();
    if (chosen.isEmpty()) {
      settling.forgetGone();
      intake.nothingWaits();
    }
    long end = System.nanoTime();
    restsUntil = end + Math.min((end - start) * REST, LONGEST_REST_NANOS);
    return !chosen.isEmpty();
  }

  private Set<String> chosen() {
    Set<String> names = new HashSet<>();
    try {
      for (Path file : inbox.oldest(MOST, this::isTakeable)) {
        plain(file).ifPresent(path -> names.add(path.getFileName().toString()));
      }
    } catch (UncheckedIOException e) {
      intake.cannotLook(e);
    }
    return names;
  }

  private boolean isTakeable(Path file) {
    return intake.mayTake(file) && settling.settled(file);
  }

  private Optional<Path> plain(Path file) {
    try {
      return inbox.plain(file);
    } catch (UncheckedIOException e) {
      intake.notClaimed(file, e);
      return Optional.empty();
    }
  }

  /** Returns whether the last look found that the file of this name may be claimed. */
  public boolean isChosen(String name) {
    return chosen.contains(name);
  }
}
