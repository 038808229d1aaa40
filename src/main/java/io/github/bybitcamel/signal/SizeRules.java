package io.github.bybitcamel.signal;

import java.util.Set;
import java.util.stream.Collectors;

/** One size, and what it needs to be worked out. */
final class SizeRules {

  private SizeRules() {}

  static void check(Draft draft, Objections objections) {
    switch (draft.action()) {
      case ORDER -> requireOne(draft, ActionTable.OPENING_SIZES, objections);
      case REDUCE -> requireOne(draft, ActionTable.CLOSING_SIZES, objections);
      case CLOSE -> refuseTwo(draft, ActionTable.CLOSING_SIZES, objections);
      case REVERSE -> refuseTwo(draft, ActionTable.OPENING_SIZES, objections);
      default -> {
        return;
      }
    }
    requireStopForRisk(draft, objections);
  }

  private static void requireOne(Draft draft, Set<Field> sizes, Objections objections) {
    refuseTwo(draft, sizes, objections);
    if (!draft.hasAny(sizes)) {
      objections.missing(
          Field.QTY, "or another size is required", "add exactly one of " + names(sizes));
    }
  }

  private static void refuseTwo(Draft draft, Set<Field> sizes, Objections objections) {
    if (draft.count(sizes) > 1) {
      objections.contradiction(
          ActionRules.first(draft, sizes),
          "must be the only size",
          "keep exactly one of " + names(sizes));
    }
  }

  private static String names(Set<Field> fields) {
    return fields.stream().map(Field::text).collect(Collectors.joining(", "));
  }

  private static void requireStopForRisk(Draft draft, Objections objections) {
    if (draft.has(Field.RISK_PCT) && !draft.hasAny(ActionTable.STOP_LOSSES)) {
      objections.missing(
          Field.STOP_LOSS,
          "is required where risk_pct says what may be lost at the stop",
          "add a stop-loss, or another size");
    }
  }
}
