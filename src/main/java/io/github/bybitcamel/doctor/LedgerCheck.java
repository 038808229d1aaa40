package io.github.bybitcamel.doctor;

import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the ledger can be read and its folder written, beside a running desk too: its lock is not
 * touched, and nothing is written into it.
 */
record LedgerCheck(String url) implements Check {

  private static final String SQLITE = "jdbc:sqlite:";

  @Override
  public List<Finding> look() {
    Optional<Path> file = file(url);
    List<Finding> findings = new ArrayList<>();
    if (file.isPresent()) {
      findings.add(folder(file.get()));
    }
    if (file.isEmpty() || Files.exists(file.get())) {
      findings.addAll(content());
    }
    return findings;
  }

  /** Returns where a ledger of SQLite is; empty for one of another database. */
  static Optional<Path> file(String url) {
    return url.startsWith(SQLITE)
        ? Optional.of(Path.of(url.substring(SQLITE.length())).toAbsolutePath())
        : Optional.empty();
  }

  private static Finding folder(Path file) {
    Folder folder = new Folder(file.getParent()).present();
    try {
      folder.tryToWrite();
      if (Files.exists(file) && !Files.isWritable(file)) {
        throw new IOException("this user may not write " + file);
      }
      return Finding.tick(
          "ledger folder",
          folder.path() + " can be written" + (Files.exists(file) ? "" : "; no ledger yet"));
    } catch (IOException e) {
      return Finding.cross(
          "ledger folder",
          "%s cannot be written: %s".formatted(folder.path(), e),
          "give this user the right to write there, free its disk, or set ledger.url");
    }
  }

  private List<Finding> content() {
    try (LedgerView ledger = Ledgers.openReadOnly(url)) {
      Map<SignalState, Long> counts = ledger.counts();
      long signals = counts.values().stream().mapToLong(Long::longValue).sum();
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.tick("ledger", "%d signals".formatted(signals)));
      Ledgers.unwritable(url)
          .ifPresent(
              why ->
                  findings.add(
                      Finding.cross(
                          "ledger", why, "give its user INSERT and UPDATE, or name the primary")));
      waiting(counts, SignalState.UNKNOWN, "look at: ledger list --state unknown", findings);
      waiting(counts, SignalState.HELD, "look at: ledger list --state held", findings);
      return findings;
    } catch (LedgerException e) {
      return List.of(
          Finding.cross("ledger", e.getMessage(), "restore a backup, or set ledger.url"));
    }
  }

  private static void waiting(
      Map<SignalState, Long> counts, SignalState state, String fix, List<Finding> findings) {
    if (counts.containsKey(state)) {
      findings.add(
          Finding.cross(
              state.name(), "%d signals wait for a person".formatted(counts.get(state)), fix));
    }
  }
}
