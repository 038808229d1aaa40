package io.github.bybitcamel.command;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.signal.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The signal that a person means: by its sender's id, its sequence, or the name of an order. */
final class Named {

  private static final int NEAR = 2;

  @Parameters(
      paramLabel = "ID",
      description = "The sender's id, the ledger's sequence, or an orderLinkId.")
  private String id = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "ID is the sender's, and this is the sender.")
  private Optional<String> source = Optional.empty();

  @Option(names = "--sequence", description = "ID is the ledger's sequence.")
  private boolean sequence;

  /**
   * Returns the one signal.
   *
   * @throws CommandException if there is none, or more than one
   */
  Entry in(LedgerView ledger) {
    List<Entry> found = found(ledger);
    if (found.isEmpty()) {
      throw CommandException.notFound(nothing(ledger));
    }
    if (found.size() > 1) {
      throw CommandException.refused(
          found.stream()
              .map(one -> "  sequence %d of source %s".formatted(one.sequence(), one.source()))
              .collect(
                  Collectors.joining(
                      "\n",
                      "'%s' names %d signals:\n".formatted(id, found.size()),
                      "\nsay which: its sequence with --sequence, or --source")));
    }
    return found.get(0);
  }

  private List<Entry> found(LedgerView ledger) {
    if (sequence) {
      return bySequence(ledger).stream().toList();
    }
    if (source.isPresent()) {
      return ledger.withId(source.get(), id);
    }
    return Stream.of(
            bySequence(ledger).stream(),
            ledger.findByOrderLinkId(id).stream(),
            ledger.withId(id).stream())
        .flatMap(each -> each)
        .collect(Collectors.toMap(Entry::sequence, entry -> entry, (one, same) -> one))
        .values()
        .stream()
        .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
        .toList();
  }

  private Optional<Entry> bySequence(LedgerView ledger) {
    return id.matches("[0-9]{1,18}") ? ledger.find(Long.parseLong(id)) : Optional.empty();
  }

  private String nothing(LedgerView ledger) {
    return ledger
        .archived(source.orElse(FileIntake.SOURCE), id)
        .map(
            gone ->
                "'%s' was archived at %s in %s, where it is sequence %d"
                    .formatted(id, gone.at(), gone.file(), gone.sequence()))
        .orElseGet(() -> source.map(name -> ofSource(ledger, name)).orElseGet(this::ofAnybody));
  }

  private String ofAnybody() {
    return "the ledger has no signal '%s': give the sender's id, the sequence or an orderLinkId,"
            .formatted(id)
        + " as ledger list shows them";
  }

  private String ofSource(LedgerView ledger, String name) {
    List<String> others = ledger.withId(id).stream().map(Entry::source).distinct().toList();
    String nothing = "source '%s' has no signal '%s'".formatted(name, id);
    if (!others.isEmpty()) {
      return "%s: source %s has one".formatted(nothing, String.join(", ", others));
    }
    List<String> known = ledger.sources();
    if (known.isEmpty() || known.contains(name)) {
      return "%s: give the sender's id, as ledger list --source %s shows it"
          .formatted(nothing, name);
    }
    String near =
        known.stream()
            .filter(one -> Spelling.distance(one, name) <= NEAR)
            .findFirst()
            .map("did you mean '%s'? "::formatted)
            .orElse("");
    return "%s: the ledger knows no such source; %sthere are %s"
        .formatted(nothing, near, String.join(", ", known));
  }
}
