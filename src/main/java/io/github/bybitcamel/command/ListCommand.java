package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists signals. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists signals, newest first, one line each. Times are UTC.")
final class ListCommand implements Runnable {

  private static final Table TABLE =
      new Table(
          List.of("SEQ", "RECEIVED", "STATE", "ACTION", "SYMBOL", "SOURCE", "ID", "REASON"),
          List.of(10, 19, 16, 12, 14, 10, 24));

  @ParentCommand private LedgerCommand ledger;
  @Spec private CommandSpec spec;
  @Mixin private Filter filter = new Filter();

  @Option(
      names = "--limit",
      defaultValue = "50",
      paramLabel = "N",
      description = "How many at most; ${DEFAULT-VALUE} if not said.")
  private int limit;

  @Override
  public void run() {
    if (limit < 1) {
      throw CommandException.refused("--limit %d is less than 1: give 1 or more".formatted(limit));
    }
    try (LedgerView view = ledger.open()) {
      List<Entry> found =
          view.newest(filter.selection(ledger.clock().instant()), Long.MAX_VALUE, limit);
      PrintWriter out = spec.commandLine().getOut();
      TABLE.lines(found.stream().map(ListCommand::row).toList()).forEach(out::println);
      if (found.isEmpty()) {
        out.println("no signal matches");
      }
      out.flush();
    }
  }

  private static List<String> row(Entry entry) {
    return List.of(
        Long.toString(entry.sequence()),
        Shown.time(entry.receivedAt()),
        entry.state().name(),
        entry.action(),
        entry.symbol(),
        entry.source(),
        entry.id(),
        entry.reason());
  }
}
