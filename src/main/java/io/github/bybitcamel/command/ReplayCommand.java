package io.github.bybitcamel.command;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Sends a signal again as a new one. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Drops a new signal into the inbox that says what an ended one said: a new id, made now.",
      "It is one more order, and asks the risk gate like any other. A running desk takes it at"
          + " once, else the next."
    })
final class ReplayCommand implements Runnable {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;
  @Mixin private Named named = new Named();

  @Override
  public void run() {
    Instant now = ledger.clock().instant();
    Entry entry = entry();
    refuseFreer(entry);
    String id = "replay-%d-%s".formatted(entry.sequence(), STAMP.format(now));
    Path dropped = ledger.drop().file(id + ".json", Again.of(entry, id, Optional.of(now)) + "\n");
    spec.commandLine()
        .getOut()
        .println("signal %d is replayed as %s: %s".formatted(entry.sequence(), id, dropped));
    spec.commandLine().getOut().flush();
  }

  /** The gate knows a file by its own source, and nothing of the limits of another one. */
  private void refuseFreer(Entry entry) {
    List<String> limits = ledger.limitsOf(entry.source());
    boolean same = entry.source().equals(FileIntake.SOURCE) || entry.lessensRisk();
    if (!same && !limits.isEmpty()) {
      throw CommandException.refused(
          "source %s has limits of its own (%s), and a file in the inbox is not held against them:"
                  .formatted(entry.source(), String.join(", ", limits))
              + " let it send the signal again, or write a new one");
    }
  }

  private Entry entry() {
    try (LedgerView view = ledger.open()) {
      Entry entry = named.in(view);
      if (!entry.state().isFinal()) {
        throw CommandException.refused(
            "signal %d is %s: what it became is not decided, and a replay could double it; wait,"
                    .formatted(entry.sequence(), entry.state())
                + " or cancel it first (a HELD one goes on with ledger release)");
      }
      return entry;
    }
  }
}
