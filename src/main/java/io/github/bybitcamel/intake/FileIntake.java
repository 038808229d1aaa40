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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes signal files: claim, journal, then move to {@code done/} or {@code rejected/}. A file whose
 * records could not be journalled goes back to the inbox.
 */
public final class FileIntake {

  /** The name of the inbox as a source of signals. */
  public static final String SOURCE = "inbox";

  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

  private final Inbox inbox;
  private final Intake intake;
  private final long maxBytes;

  /**
   * Prepares to take files.
   *
   * @param maxBytes larger files are rejected unread
   */
  public FileIntake(Inbox inbox, Intake intake, long maxBytes) {
    this.inbox = inbox;
    this.intake = intake;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes a file that lies in the inbox.
   *
   * @throws LedgerException if it could not be journalled; it lies in the inbox again
   */
  public void take(Path file) {
    Claim claim = inbox.claim(file);
    Failpoint.AFTER_CLAIM.reached();
    try {
      take(claim);
    } catch (LedgerException e) {
      inbox.giveBack(claim, file);
      throw e;
    }
  }

  /** Takes what was claimed and not finished when the program ended. */
  public void recover() {
    inbox.unfinished().forEach(this::take);
  }

  private void take(Claim claim) {
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
      throw new UncheckedIOException(claim.file() + " cannot be read", e);
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
