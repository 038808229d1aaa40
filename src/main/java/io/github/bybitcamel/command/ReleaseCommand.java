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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lets go what waits for a person. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a HELD signal go on, or the whole file of a DUPLICATE_FILE be taken, once.",
      "Its own times stay: what is too old becomes EXPIRED; ledger replay makes it anew.",
      "With --not-placed, ends one of open fate of which the exchange tells nothing any more."
    })
final class ReleaseCommand implements Runnable {

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;
  @Mixin private Named named = new Named();

  @Option(
      names = "--not-placed",
      description = "Your word: by the account, orders of open fate for over 7 days do not exist.")
  private boolean notPlaced;

  @Override
  public void run() {
    try (LedgerView view = ledger.open()) {
      Entry entry = named.in(view);
      Path dropped = notPlaced ? ended(entry) : letGo(view, entry);
      spec.commandLine()
          .getOut()
          .println("signal %d is let go: %s".formatted(entry.sequence(), dropped));
      spec.commandLine().getOut().flush();
    }
  }

  private Path letGo(LedgerView view, Entry entry) {
    return switch (entry.state()) {
      case HELD -> drop(entry);
      case DUPLICATE_FILE -> again(view, entry);
      default ->
          throw CommandException.refused(
              "signal %d is %s: only a HELD or a DUPLICATE_FILE one can be let go"
                  .formatted(entry.sequence(), entry.state()));
    };
  }

  private Path ended(Entry entry) {
    if (!entry.isForgotten(ledger.clock().instant())) {
      throw CommandException.refused(
          "signal %d is %s since %s: --not-placed is for orders of open fate for more than 7 days;"
                  .formatted(entry.sequence(), entry.state(), entry.updatedAt())
              + " until then the desk asks the exchange");
    }
    return drop(entry);
  }

  private Path drop(Entry entry) {
    return ledger.drop().file(new Release(entry.sequence(), notPlaced).fileName(), "");
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
