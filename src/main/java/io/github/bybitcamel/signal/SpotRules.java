package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Category;

/** What the spot market does not have. */
final class SpotRules {

  private SpotRules() {}

  static void check(Draft draft, Objections objections) {
    if (!draft.isClear(Field.CATEGORY) || draft.category() != Category.SPOT) {
      return;
    }
    ActionTable.NOT_ON_SPOT.stream()
        .filter(draft::has)
        .forEach(field -> refuse(field, "does not apply to category spot", objections));
    if (draft.flag(Field.REDUCE_ONLY)) {
      refuse(Field.REDUCE_ONLY, "does not apply to category spot", objections);
    }
    if (draft.action() == Action.ORDER && draft.orderKind() != OrderKind.LIMIT) {
      ActionTable.LEVELS.stream()
          .filter(draft::has)
          .forEach(field -> refuse(field, "goes with limit orders only on spot", objections));
    }
  }

  private static void refuse(Field field, String rule, Objections objections) {
    objections.add(Code.NOT_IN_CATEGORY, field, rule, "remove it, or use another category");
  }
}
