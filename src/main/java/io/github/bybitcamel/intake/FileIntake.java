package io.github.bybitcamel.intake;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.SignalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes signal files: claim, journal, then move to {@code done/} or {@code rejected/}. A file whose
 * records could not be journalled goes back to the inbox.
 */
public final class FileIntake {

  /** The name of the inbox as a source of signals. */
  public static final String SOURCE = "inbox";

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

  private final Inbox inbox;
  private final Intake intake;
  private final long maxBytes;
  private final Clock clock;
  private final Consumer<Optional<String>> trouble;
  private final Queue<Claim> left = new ConcurrentLinkedQueue<>();
  private volatile Instant pausedUntil = Instant.MIN;

  /**
   * Prepares to take files.
   *
   * @param maxBytes larger files are rejected unread
   * @param trouble is told why files cannot be taken, and empty once one was again
   */
  public FileIntake(
      Inbox inbox, Intake intake, long maxBytes, Clock clock, Consumer<Optional<String>> trouble) {
    this.inbox = inbox;
    this.intake = intake;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.trouble = trouble;
  }

  /**
   * Takes a file that lies in the inbox.
   *
   * <p>If it cannot be journalled it lies in the inbox again, and is taken again after a pause.
   */
  public void take(Path file) {
    try {
      take(inbox.claim(file), file);
    } catch (LedgerException | UncheckedIOException e) {
      if (Files.exists(file)) {
        pause(file.getFileName() + " stays in the inbox", e);
      }
    }
  }

  private void take(Claim claim, Path file) {
    Failpoint.AFTER_CLAIM.reached();
    try {
      take(claim);
      trouble.accept(Optional.empty());
    } catch (LedgerException e) {
      pause(claim.fileName() + " waits in the inbox for the ledger", e);
      giveBack(claim, file);
    } catch (UncheckedIOException e) {
      pause(claim.name() + " is journalled and waits to be moved", e);
      left.add(claim);
    }
  }

  private void giveBack(Claim claim, Path file) {
    try {
      inbox.giveBack(claim, file);
    } catch (UncheckedIOException e) {
      left.add(claim);
      LOG.error("{} waits where it was claimed: {}", claim.name(), e.getMessage());
    }
  }

  private void pause(String what, RuntimeException e) {
    pausedUntil = clock.instant().plus(PAUSE);
    LOG.error("{}: {}", what, words(e));
    trouble.accept(Optional.of(what + ": " + words(e)));
  }

  private static String words(RuntimeException e) {
    return e.getCause() == null || e instanceof LedgerException
        ? e.getMessage()
        : e.getMessage() + ": " + e.getCause();
  }

  /** Takes what was claimed and not finished by an earlier run. */
  public void recover() {
    inbox.unfinished().forEach(this::take);
  }

  /** Takes what a fault of this run left claimed and not finished, once it has passed. */
  public void finishLeft() {
    while (ready()) {
      Claim claim = left.poll();
      if (claim == null) {
        return;
      }
      try {
        take(claim);
        trouble.accept(Optional.empty());
      } catch (LedgerException | UncheckedIOException e) {
        left.add(claim);
        pause(claim.name() + " waits to be finished", e);
      }
    }
  }

  /** Returns whether files may be taken; not for a moment after the ledger has failed. */
  public boolean ready() {
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
    LOG.info("{}: {}", claim.name(), refusal.orElse("the signal is let go"));
  }

  private void takeSignals(Claim claim) {
    List<Receipt> receipts = journalled(claim);
    boolean rejected = rejected(receipts);
    Failpoint.BEFORE_MOVE.reached();
    inbox.finish(claim, rejected);
    LOG.info(
        "{}: {} of {} records taken{}",
        claim.name(),
        receipts.stream().filter(receipt -> !receipt.state().isRefusedAtTheDoor()).count(),
        receipts.size(),
        firstReason(receipts));
  }

  private List<Receipt> journalled(Claim claim) {
    Origin origin = Origin.file(SOURCE, claim.name());
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
    } catch (IOException e) {
      return intake.refuse(
          origin,
          claim.name(),
          "UNREADABLE: the file cannot be read (%s); give this program the right to read it"
              .formatted(e.getClass().getSimpleName()));
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
