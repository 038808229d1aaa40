package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.Selection;
import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which signals are meant. */
final class Filter {

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "Where they stand: one or more of ${COMPLETION-CANDIDATES}.")
  private Set<SignalState> states = EnumSet.noneOf(SignalState.class);

  @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The exchange's symbol.")
  private Optional<String> symbol = Optional.empty();

  @Option(names = "--source", paramLabel = "NAME", description = "Who sent them.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Received then or later: 2h, 7d, a date or an instant, UTC.")
  private Optional<String> since = Optional.empty();

  Selection selection(Instant now) {
    return new Selection(
        states,
        source,
        symbol,
        since.map(text -> Moment.of("--since", text, now)),
        Optional.empty());
  }
}
