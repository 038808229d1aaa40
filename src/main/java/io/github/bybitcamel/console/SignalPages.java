package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.ledger.Selection;
import io.github.bybitcamel.model.SignalState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of signals, and everything about one. */
final class SignalPages {

  private static final int PAGE = 200;

  private final LedgerView ledger;

  SignalPages(LedgerView ledger) {
    this.ledger = ledger;
  }

  /**
   * A page of signals, newest first.
   *
   * @param before where the next page begins; empty after the last
   */
  record Listing(List<SignalRow> signals, Optional<Long> before) {}

  /** Everything that is known of one signal. */
  record Whole(
      SignalRow signal,
      String delivery,
      int number,
      String lane,
      long first,
      String raw,
      String canonical,
      List<Leg> legs,
      List<Check> checks,
      List<Attempt> attempts,
      List<Ledger.Change> history,
      List<LedgerView.OrderStep> orderSteps) {}

  /**
   * Lists signals.
   *
   * @param query returns a parameter of the request; {@code q} looks for an id or an order's name
   */
  Listing list(Function<String, Optional<String>> query) {
    Optional<String> wanted = query.apply("q");
    if (wanted.isPresent()) {
      List<Entry> found =
          ledger
              .findByOrderLinkId(wanted.get())
              .map(List::of)
              .orElseGet(() -> ledger.withId(wanted.get()));
      return new Listing(found.stream().map(SignalRow::of).toList(), Optional.empty());
    }
    Selection selection =
        new Selection(
            states(query.apply("state")),
            query.apply("source"),
            query.apply("symbol").map(symbol -> symbol.toUpperCase(Locale.ROOT)),
            Optional.empty(),
            Optional.empty());
    long before = query.apply("before").map(SignalPages::number).orElse(Long.MAX_VALUE);
    List<Entry> found = ledger.newest(selection, before, PAGE);
    List<SignalRow> rows = found.stream().map(SignalRow::of).toList();
    return new Listing(
        rows, rows.size() < PAGE ? Optional.empty() : Optional.of(rows.get(PAGE - 1).sequence()));
  }

  private static Set<SignalState> states(Optional<String> text) {
    return Arrays.stream(text.orElse("").split(","))
        .filter(name -> !name.isBlank())
        .map(SignalPages::state)
        .collect(Collectors.toSet());
  }

  private static SignalState state(String name) {
    return Arrays.stream(SignalState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadRequestException("no such state"));
  }

  static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new BadRequestException("not a number");
    }
    return Long.parseLong(text);
  }

  Optional<Whole> find(long sequence) {
    return ledger.find(sequence).map(this::whole);
  }

  private Whole whole(Entry entry) {
    List<Ledger.Change> history = ledger.history(entry.sequence());
    return new Whole(
        SignalRow.of(entry),
        entry.delivery(),
        entry.number(),
        entry.lane(),
        entry.first(),
        entry.raw(),
        entry.canonical(),
        entry.legs(),
        Check.of(entry, history),
        ledger.attempts(entry.sequence()),
        history,
        ledger.orderSteps(entry.sequence()));
  }
}
