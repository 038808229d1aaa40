package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.LedgerView;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows one signal. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows all that the ledger knows of one signal. Times are UTC.")
final class ShowCommand implements Runnable {

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;
  @Mixin private Named named = new Named();

  @Override
  public void run() {
    try (LedgerView view = ledger.open()) {
      PrintWriter out = spec.commandLine().getOut();
      new Dossier(view).lines(named.in(view)).forEach(out::println);
      out.flush();
    }
  }
}
