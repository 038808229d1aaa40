package io.github.bybitcamel.intake;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.ledger.UnknownCommitException;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.SignalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes signal files: claim, journal, then move to {@code done/} or {@code rejected/}. A file whose
 * records could not be journalled goes back to the inbox. For one thread, but for {@link #trouble}.
 */
public final class FileIntake {

  /** The name of the inbox as a source of signals. */
  public static final String SOURCE = "inbox";

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How often a file is tried whose reading fails for no reason of disk or ledger. */
  private static final int TRIES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

  private final Inbox inbox;
  private final Intake intake;
  private final long maxBytes;
  private final Clock clock;
  private final InboxWatch watch;
  private final NotTaken notTaken;
  private final Queue<Left> left = new ArrayDeque<>();
  private Instant pausedUntil = Instant.MIN;
  private volatile Optional<String> trouble = Optional.empty();

  /** A claimed file that the disk does not give at this moment. */
  private static final class UnreadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadException(String message) {
      super(message);
    }
  }

  /** A claim that is not finished. */
  private record Left(Claim claim, int faults) {}

  /**
   * Prepares to take files.
   *
   * @param maxBytes larger files are rejected unread
   */
  public FileIntake(Inbox inbox, Intake intake, long maxBytes, Clock clock, InboxWatch watch) {
    this.inbox = inbox;
    this.intake = intake;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.watch = watch;
    this.notTaken = new NotTaken(clock);
  }

  /**
   * Takes a file that lies in the inbox, unless it is no time for that.
   *
   * <p>If it cannot be journalled it lies in the inbox again, and is taken again after a pause.
   */
  public void take(Path file) {
    if (!ready()) {
      return;
    }
    try {
      take(inbox.claim(file), file);
    } catch (LedgerException e) {
      pause(file.getFileName() + " stays in the inbox", e);
    } catch (UncheckedIOException e) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        notClaimed(file, e);
      }
    }
  }

  private void take(Claim claim, Path file) {
    Failpoint.AFTER_CLAIM.reached();
    try {
      take(claim);
      goesOn();
    } catch (UnknownCommitException e) {
      later(new Left(claim, 0), " may be journalled and is asked for again", e);
    } catch (LedgerException e) {
      pause(claim.fileName() + " waits in the inbox for the ledger", e);
      giveBack(claim, file);
    } catch (UncheckedIOException e) {
      later(new Left(claim, 0), " is journalled and waits to be moved", e);
    } catch (UnreadException e) {
      unread(new Left(claim, 0), e);
    } catch (RuntimeException | Error e) {
      fault(new Left(claim, 0), e);
    }
  }

  private void giveBack(Claim claim, Path file) {
    try {
      inbox.giveBack(claim, file);
    } catch (UncheckedIOException e) {
      left.add(new Left(claim, 0));
      LOG.error("{} waits where it was claimed: {}", claim.name(), e.getMessage());
    }
  }

  private void later(Left rest, String what, RuntimeException e) {
    left.add(rest);
    pause(rest.claim().name() + what, e);
  }

  /** The disk may give it later: what its sender has handed over is not refused for that. */
  private void unread(Left rest, UnreadException e) {
    LOG.warn("{}", e.getMessage());
    notTaken.add(rest.claim().file(), e.getMessage());
    watch.notTaken(notTaken.text());
    left.add(rest);
  }

  /** A fault of ours must neither lose the file nor stop the others. */
  private void fault(Left rest, Throwable e) {
    Claim claim = rest.claim();
    LOG.error("{} cannot be taken", claim.name(), e);
    notTaken.add(claim.file(), claim.name() + " was claimed and cannot be read: " + e);
    watch.notTaken(notTaken.text());
    left.add(new Left(claim, rest.faults() + 1));
  }

  private void pause(String what, RuntimeException e) {
    String why = what + ": " + words(e);
    pausedUntil = clock.instant().plus(PAUSE);
    LOG.error("{}", why);
    trouble = Optional.of(why);
    watch.stopped(trouble);
  }

  private void goesOn() {
    if (trouble.isPresent()) {
      trouble = Optional.empty();
      watch.stopped(trouble);
    }
  }

  private static String words(RuntimeException e) {
    return e.getCause() == null || e instanceof LedgerException
        ? e.getMessage()
        : e.getMessage() + ": " + e.getCause();
  }

  /** Returns why no file can be taken; empty while they can. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Returns whether a file that could not be claimed may be tried again. */
  boolean mayTake(Path file) {
    return notTaken.mayTry(file);
  }

  /** Takes note of a file that cannot be claimed: it alone is tried later if others can be. */
  void notClaimed(Path file, UncheckedIOException e) {
    if (inbox.isWritable()) {
      LOG.warn("{}", words(e));
      notTaken.add(file, words(e));
      watch.notTaken(notTaken.text());
    } else {
      pause(file.getFileName() + " stays in the inbox", e);
    }
  }

  /** Takes note that the inbox cannot be looked into. */
  void cannotLook(UncheckedIOException e) {
    pause("the inbox waits", e);
  }

  /** Takes note that nothing is left to try: trouble may have passed without a file to show it. */
  void nothingWaits() {
    if (trouble.isPresent() && left.isEmpty() && intake.failure().isEmpty() && inbox.isWritable()) {
      goesOn();
    }
  }

  /** Takes what was claimed and not finished by an earlier run; what cannot be is tried again. */
  public void recover() {
    inbox.unfinished().forEach(claim -> finish(new Left(claim, 0)));
  }

  /** Takes what a fault of this run left claimed and not finished, once it has passed. */
  void finishLeft() {
    for (int n = left.size(); n > 0 && ready(); n--) {
      Left rest = left.remove();
      if (notTaken.mayTry(rest.claim().file())) {
        finish(rest);
      } else {
        left.add(rest);
      }
    }
    notTaken.forgetGone();
    watch.notTaken(notTaken.text());
  }

  private void finish(Left rest) {
    Claim claim = rest.claim();
    try {
      if (rest.faults() < TRIES) {
        take(claim);
      } else {
        giveUp(claim);
      }
      goesOn();
    } catch (LedgerException | UncheckedIOException e) {
      later(rest, " waits to be finished", e);
    } catch (UnreadException e) {
      unread(rest, e);
    } catch (RuntimeException | Error e) {
      fault(rest, e);
    }
  }

  /** Its sender is told; what was journalled before the fault stays as it is. */
  private void giveUp(Claim claim) {
    Origin origin = Origin.file(SOURCE, claim.name());
    List<Receipt> receipts = intake.known(origin);
    if (receipts.isEmpty()) {
      receipts =
          intake.refuse(
              origin,
              claim.name(),
              "INTERNAL: the file could not be read for a fault of this program, see its log;"
                  + " send its records in smaller files, or report it");
    }
    end(claim, receipts);
  }

  /** Returns whether files may be taken; not for a moment after the ledger has failed. */
  boolean ready() {
    return !clock.instant().isBefore(pausedUntil);
  }

  private void take(Claim claim) {
    Optional<Release> release = Release.of(claim.fileName());
    if (release.isPresent()) {
      release(claim, release.get());
    } else {
      takeSignals(claim);
    }
  }

  private void release(Claim claim, Release release) {
    Optional<String> refusal = intake.release(release);
    inbox.finish(claim, refusal.isPresent());
    LOG.info("{}: {}", claim.name(), refusal.orElse("taken down"));
  }

  private void takeSignals(Claim claim) {
    end(claim, journalled(claim));
  }

  private void end(Claim claim, List<Receipt> receipts) {
    boolean rejected = rejected(receipts);
    Failpoint.BEFORE_MOVE.reached();
    inbox.finish(claim, rejected);
    watch.ended(claim.name());
    LOG.info(
        "{}: {} of {} records taken{}",
        claim.name(),
        receipts.stream().filter(receipt -> !receipt.state().isRefusedAtTheDoor()).count(),
        receipts.size(),
        firstReason(receipts));
  }

  private List<Receipt> journalled(Claim claim) {
    Origin origin = Origin.file(SOURCE, claim.name());
    // Nobody who may drop files is to be told of others that only this program may read.
    if (Files.isSymbolicLink(claim.file())) {
      return intake.refuse(
          origin,
          claim.name(),
          "NOT_A_FILE: it is a symbolic link, and those are not followed; drop the file itself");
    }
    try {
      long size = Files.size(claim.file());
      if (size > maxBytes) {
        return intake.refuse(
            origin,
            claim.name() + " " + size,
            "TOO_LARGE: the file has %d bytes, more than inbox.max-bytes %d; split it"
                .formatted(size, maxBytes));
      }
      byte[] bytes = Files.readAllBytes(claim.file());
      Optional<Format> format = SignalReader.formatOf(claim.fileName());
      return format.isPresent()
          ? intake.take(origin, format.get(), bytes)
          : intake.refuse(origin, Sha256.hex(bytes), unknownKind(claim));
    } catch (AccessDeniedException | NoSuchFileException e) {
      return intake.refuse(
          origin,
          claim.name(),
          "UNREADABLE: the file cannot be read (%s); give this program the right to read it"
              .formatted(e.getClass().getSimpleName()));
    } catch (IOException e) {
      throw new UnreadException(claim.name() + " was claimed and cannot be read now: " + e);
    }
  }

  private static String unknownKind(Claim claim) {
    return "UNKNOWN_FILE_TYPE: '"
        + claim.fileName()
        + "' is no signal file; name it .json, .jsonl, .ndjson or .csv";
  }

  /** Nothing of it was taken, and not because it was taken before. */
  private static boolean rejected(List<Receipt> receipts) {
    return receipts.stream().allMatch(receipt -> receipt.state().isRefusedAtTheDoor())
        && receipts.stream().anyMatch(receipt -> receipt.state() != SignalState.DUPLICATE);
  }

  private static String firstReason(List<Receipt> receipts) {
    return receipts.stream()
        .map(Receipt::reason)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .map(reason -> "; " + reason)
        .orElse("");
  }
}
