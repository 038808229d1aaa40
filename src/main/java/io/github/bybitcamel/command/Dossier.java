package io.github.bybitcamel.command;

import io.github.bybitcamel.intake.ResultLine;
import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that is known of one signal, for people.
 *
 * @param ledger where it is looked up
 */
record Dossier(LedgerView ledger) {

  List<String> lines(Entry entry) {
    List<String> lines = new ArrayList<>();
    Optional<Entry> first = entry.first() == 0 ? Optional.empty() : ledger.find(entry.first());
    head(lines, entry);
    section(lines, "as received", List.of(Shown.block(entry.raw())));
    section(lines, "normalised", List.of(Shown.block(entry.canonical())));
    section(
        lines,
        "states",
        ledger.history(entry.sequence()).stream()
            .map(step -> step("", step.at().toString(), step.state().name(), step.reason()))
            .toList());
    section(lines, "orders", entry.legs().stream().map(Dossier::order).toList());
    section(
        lines,
        "orders step by step",
        ledger.orderSteps(entry.sequence()).stream().map(Dossier::orderStep).toList());
    section(
        lines,
        "attempts",
        ledger.attempts(entry.sequence()).stream().map(Dossier::attempt).toList());
    section(lines, "result", List.of("  " + Shown.line(ResultLine.of(entry, first))));
    return lines;
  }

  private static void head(List<String> lines, Entry entry) {
    lines.add("signal %d  %s".formatted(entry.sequence(), entry.state()));
    fact(lines, "reason", entry.reason());
    fact(lines, "source", entry.source());
    fact(lines, "id", entry.id());
    fact(lines, "delivery", "%s, record %d".formatted(entry.delivery(), entry.number()));
    fact(lines, "account", entry.account());
    fact(lines, "action", entry.action() + " " + entry.symbol());
    fact(lines, "lane", entry.lane());
    fact(lines, "received", entry.receivedAt().toString());
    fact(lines, "changed", entry.updatedAt().toString());
    fact(lines, "repeats", entry.first() == 0 ? "" : "signal " + entry.first());
  }

  private static void fact(List<String> lines, String name, String text) {
    if (!text.isBlank()) {
      lines.add("  %-9s %s".formatted(name, Shown.line(text)));
    }
  }

  private static void section(List<String> lines, String head, List<String> content) {
    lines.add("");
    lines.add(head);
    lines.addAll(content.isEmpty() ? List.of("  –") : content);
  }

  private static String step(String what, String at, String state, String reason) {
    return "  %-27s  %s%-16s  %s".formatted(at, what, state, Shown.line(reason)).stripTrailing();
  }

  private static String order(Leg leg) {
    String first =
        "  %s  leg %s  %s %s  %s"
            .formatted(leg.orderLinkId(), leg.leg(), leg.category(), leg.symbol(), leg.state());
    List<String> lines = new ArrayList<>(List.of(first));
    part(lines, "reason", leg.reason());
    part(lines, "order id", leg.orderId());
    part(lines, "filled", leg.filledQuantity());
    part(lines, "price", leg.averagePrice());
    part(lines, "asked", leg.asked());
    part(lines, "sent", leg.request());
    return String.join("\n", lines);
  }

  private static void part(List<String> lines, String name, String text) {
    if (!text.isBlank()) {
      lines.add("    %-8s  %s".formatted(name, Shown.line(text)));
    }
  }

  private static String orderStep(LedgerView.OrderStep step) {
    String filled =
        step.filledQuantity().isEmpty()
            ? ""
            : "filled %s at %s ".formatted(step.filledQuantity(), step.averagePrice());
    return step(
        "leg " + step.leg() + "  ",
        step.at().toString(),
        step.state().name(),
        filled + step.reason());
  }

  private static String attempt(Attempt attempt) {
    return String.format(
            Locale.ROOT,
            "  %-27s  %s  retCode %s  %s  %.1f ms  %s",
            attempt.at(),
            attempt.endpoint(),
            attempt.retCode().isEmpty() ? "–" : attempt.retCode(),
            attempt.outcome(),
            attempt.roundTripMicros() / 1000.0,
            Shown.line(attempt.text()))
        .stripTrailing();
  }
}
