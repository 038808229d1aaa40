package io.github.bybitcamel.command;

import io.github.bybitcamel.intake.Release;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.SignalState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lets go what waits for a person. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a HELD signal go on, or the whole file of a DUPLICATE_FILE be taken, once.",
      "Its own times stay: what is too old becomes EXPIRED; ledger replay makes it anew."
    })
final class ReleaseCommand implements Runnable {

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;
  @Mixin private Named named = new Named();

  @Override
  public void run() {
    try (LedgerView view = ledger.open()) {
      Entry entry = named.in(view);
      Path dropped =
          switch (entry.state()) {
            case HELD -> ledger.drop().file(new Release(entry.sequence()).fileName(), "");
            case DUPLICATE_FILE -> again(view, entry);
            default ->
                throw CommandException.refused(
                    "signal %d is %s: only a HELD or a DUPLICATE_FILE one can be let go"
                        .formatted(entry.sequence(), entry.state()));
          };
      spec.commandLine()
          .getOut()
          .println("signal %d is let go: %s".formatted(entry.sequence(), dropped));
      spec.commandLine().getOut().flush();
    }
  }

  /** Under ids of their own, always the same ones: let go twice, they still trade once. */
  private Path again(LedgerView view, Entry entry) {
    List<Entry> file =
        view.delivery(entry.source(), entry.delivery()).stream()
            .filter(record -> record.state() == SignalState.DUPLICATE_FILE)
            .toList();
    String lines =
        file.stream()
            .map(record -> Again.of(record, "release-" + record.sequence(), Optional.empty()))
            .collect(Collectors.joining("\n", "", "\n"));
    return ledger.drop().file("release-" + file.get(0).sequence() + ".jsonl", lines);
  }
}
