package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Take-profit and stop-loss: one form of each, and on the right side. */
final class ExitRules {

  private ExitRules() {}

  static void check(Draft draft, Objections objections) {
    refuseTwo(draft, ActionTable.TAKE_PROFITS, "take-profit", objections);
    refuseTwo(draft, ActionTable.STOP_LOSSES, "stop-loss", objections);
    requireFor(draft, Field.TP_TRIGGER_BY, ActionTable.TAKE_PROFITS, "a take-profit", objections);
    requireFor(draft, Field.SL_TRIGGER_BY, ActionTable.STOP_LOSSES, "a stop-loss", objections);
    requireFor(draft, Field.TPSL_MODE, ActionTable.LEVELS, "an exit", objections);
    refuseWhereNothingOpens(draft, objections);
    requireRightSide(draft, objections);
  }

  private static void refuseTwo(Draft draft, Set<Field> forms, String what, Objections objections) {
    if (draft.count(forms) > 1) {
      objections.contradiction(
          ActionRules.first(draft, forms),
          "must be the only form of the " + what,
          "keep the price, the percent or the offset");
    }
  }

  private static void requireFor(
      Draft draft, Field term, Set<Field> levels, String what, Objections objections) {
    if (draft.has(term) && !draft.hasAny(levels)) {
      objections.contradiction(
          term, "goes with " + what + ", and there is none", "add " + what + ", or remove it");
    }
  }

  private static void refuseWhereNothingOpens(Draft draft, Objections objections) {
    if (!draft.hasAny(ActionTable.LEVELS)) {
      return;
    }
    if (draft.flag(Field.REDUCE_ONLY)) {
      objections.contradiction(
          Field.REDUCE_ONLY,
          "does not go with take-profit, stop-loss or trailing_offset",
          "remove one of the two");
    }
    if (draft.decimal(Field.TARGET_QTY).filter(goal -> goal.signum() == 0).isPresent()) {
      objections.contradiction(
          Field.TARGET_QTY, "leaves nothing that an exit could protect", "remove the exits");
    }
  }

  private static void requireRightSide(Draft draft, Objections objections) {
    Optional<Side> side = draft.get(Field.SIDE, Side.class);
    Optional<BigDecimal> entry = entry(draft);
    if (draft.action() == Action.ORDER && side.isPresent() && entry.isPresent()) {
      objections.addAll(ExitSanity.check(side.get(), entry.get(), DraftExits.of(draft)));
    }
  }

  /** Returns the price at which an order will enter, where the record itself says so. */
  private static Optional<BigDecimal> entry(Draft draft) {
    return draft.orderKind().isPriced()
        ? draft.decimal(Field.PRICE)
        : draft.decimal(Field.TRIGGER_PRICE);
  }
}
