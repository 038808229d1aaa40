package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes old signals out of the ledger. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what came to its end long ago to JSON Lines, then takes it out of the ledger.",
      "The desk must not run. Ids stay known: what repeats them is still a duplicate."
    })
final class ArchiveCommand implements Runnable {

  private static final Duration LEAST = Duration.ofDays(1);

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "AGE",
      description = "How long ago its last change was: 90d; at least 1d.")
  private String age;

  @Option(
      names = "--to",
      defaultValue = "data/archive",
      paramLabel = "FOLDER",
      description = "Where the files go; ${DEFAULT-VALUE} if not said.")
  private Path folder;

  @Override
  public void run() {
    Duration old = Moment.age("--older-than", age);
    if (old.compareTo(LEAST) < 0) {
      throw CommandException.refused(
          "--older-than %s is less than 1d, within which a repeated file is told: give 1d or more"
              .formatted(age));
    }
    refuseMissing();
    Instant now = ledger.clock().instant();
    try (Ledger open = Ledgers.open(ledger.url())) {
      new Archiving(open, folder, now)
          .takeOut(now.minus(old))
          .forEach(line -> spec.commandLine().getOut().println(line));
    }
    spec.commandLine().getOut().flush();
  }

  /** To open a ledger for writing would make one where there is none. */
  private void refuseMissing() {
    try (LedgerView view = ledger.open()) {
      view.recent(1);
    }
  }
}
