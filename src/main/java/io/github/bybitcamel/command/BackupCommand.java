package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.LedgerView;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Copies the ledger. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Writes a copy of this moment that can be opened as a ledger; the desk may run.")
final class BackupCommand implements Runnable {

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
  private Path file;

  @Override
  public void run() {
    try (LedgerView view = ledger.open()) {
      view.backup(file);
    }
    spec.commandLine().getOut().println("the ledger as it is now is in " + file);
    spec.commandLine().getOut().flush();
  }
}
