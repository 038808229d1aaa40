package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes signals as JSON Lines. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes signals with all that is known of them as JSON Lines, oldest first.")
final class ExportCommand implements Runnable {

  private static final int PIECE = 500;

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;
  @Mixin private Filter filter = new Filter();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "A file that is not there yet; the terminal if not said.")
  private Optional<Path> file = Optional.empty();

  @Override
  public void run() {
    try (LedgerView view = ledger.open()) {
      if (file.isPresent()) {
        toFile(view, file.get());
      } else {
        PrintWriter out = spec.commandLine().getOut();
        export(view, out::println);
        out.flush();
      }
    }
  }

  private void toFile(LedgerView view, Path target) {
    long count;
    try (NewFile lines = NewFile.at(target)) {
      count = export(view, lines::line);
      lines.finish();
    } catch (IOException e) {
      throw CommandException.refused("%s cannot be written: %s".formatted(target, e));
    }
    spec.commandLine().getErr().println("%d signals in %s".formatted(count, target));
    spec.commandLine().getErr().flush();
  }

  private long export(LedgerView view, Consumer<String> lines) {
    Selection selection = filter.selection(ledger.clock().instant());
    JsonLine json = new JsonLine(view);
    long count = 0;
    long after = 0;
    for (List<Entry> piece = view.oldest(selection, after, PIECE);
        !piece.isEmpty();
        piece = view.oldest(selection, after, PIECE)) {
      piece.forEach(entry -> lines.accept(json.of(entry)));
      count += piece.size();
      after = piece.get(piece.size() - 1).sequence();
    }
    return count;
  }
}
