package io.github.bybitcamel;

import io.github.bybitcamel.feed.SignalSource;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.ledger.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets feeds read what the ledger knows of signals. */
record LedgerSignals(LedgerView ledger) implements SignalSource {

  @Override
  public List<Story> after(long sequence, int limit) {
    return ledger.oldest(Selection.ALL, sequence, limit).stream().map(this::story).toList();
  }

  /** To the millisecond: a sink's row knows no finer time. */
  @Override
  public long lastAt(Instant time) {
    Instant end = time.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    return ledger
        .newest(Selection.received(Optional.empty(), Optional.of(end)), Long.MAX_VALUE, 1)
        .stream()
        .mapToLong(Entry::sequence)
        .findFirst()
        .orElse(0);
  }

  @Override
  public Optional<Story> find(long sequence) {
    return ledger.find(sequence).map(this::story);
  }

  /** The entry was read before its history: a settled signal's history is whole. */
  private Story story(Entry entry) {
    List<Step> steps = new ArrayList<>();
    for (Ledger.Change change : ledger.history(entry.sequence())) {
      steps.add(
          new Step(
              steps.size(),
              "",
              change.at(),
              change.state().name(),
              change.reason(),
              "",
              "",
              Optional.empty(),
              Optional.empty()));
    }
    Map<Character, String> names =
        entry.legs().stream().collect(Collectors.toMap(Leg::leg, Leg::orderLinkId, (a, b) -> a));
    Map<Character, Integer> numbers = new HashMap<>();
    for (LedgerView.OrderStep step : ledger.orderSteps(entry.sequence())) {
      steps.add(
          new Step(
              numbers.merge(step.leg(), 1, Integer::sum) - 1,
              String.valueOf(step.leg()),
              step.at(),
              step.state().name(),
              step.reason(),
              names.getOrDefault(step.leg(), ""),
              step.orderId(),
              number(step.filledQuantity()),
              number(step.averagePrice())));
    }
    return new Story(
        entry.sequence(),
        entry.receivedAt(),
        entry.account(),
        entry.source(),
        entry.id(),
        entry.symbol(),
        entry.action(),
        entry.state().isFinal(),
        steps);
  }

  private static Optional<BigDecimal> number(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty()).map(BigDecimal::new);
  }
}
