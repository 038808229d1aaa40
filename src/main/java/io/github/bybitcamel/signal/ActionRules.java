package io.github.bybitcamel.signal;

import java.util.Set;

/** Which fields an action takes and needs, and where it exists. */
final class ActionRules {

  private ActionRules() {}

  static void check(Draft draft, Objections objections) {
    refuseForeignFields(draft, objections);
    requireFields(draft, objections);
    requireReference(draft, objections);
    requireSubject(draft, objections);
    requireCategory(draft, objections);
    requireOneMarket(draft, objections);
  }

  private static void refuseForeignFields(Draft draft, Objections objections) {
    draft.given().keySet().stream()
        .filter(field -> !ActionTable.takes(draft.action(), field))
        .forEach(
            field ->
                objections.add(
                    Code.FIELD_NOT_APPLICABLE,
                    field,
                    "does not apply to action " + draft.action().text(),
                    "remove it"));
  }

  private static void requireFields(Draft draft, Objections objections) {
    ActionTable.needs(draft.action()).stream()
        .filter(field -> !draft.has(field))
        .forEach(
            field ->
                objections.missing(
                    field, "is required for action " + draft.action().text(), "add it"));
  }

  private static void requireReference(Draft draft, Objections objections) {
    boolean needed = ActionTable.takes(draft.action(), Field.ORDER_ID);
    long count = draft.count(ActionTable.REFERENCE);
    if (needed && count == 0) {
      objections.missing(
          Field.ORDER_ID,
          "or order_link_id or ref is required for action " + draft.action().text(),
          "name the order that is meant");
    }
    if (needed && count > 1) {
      objections.contradiction(
          first(draft, ActionTable.REFERENCE),
          "must be the only one of order_id, order_link_id and ref",
          "keep one of them");
    }
  }

  private static void requireSubject(Draft draft, Objections objections) {
    if (draft.action() == Action.AMEND && !draft.hasAny(ActionTable.CHANGES)) {
      objections.missing(
          Field.PRICE,
          "or another field to change is required for action amend",
          "add qty, price, trigger_price, a take-profit or a stop-loss");
    }
    if (draft.action() == Action.SET_TPSL && !draft.hasAny(ActionTable.LEVELS)) {
      objections.missing(
          Field.STOP_LOSS,
          "or another exit is required for action set_tpsl",
          "add a take-profit, a stop-loss or trailing_offset");
    }
  }

  private static void requireCategory(Draft draft, Objections objections) {
    boolean known = draft.isClear(Field.CATEGORY) && draft.isClear(Field.SYMBOL);
    if (known && !ActionTable.categories(draft.action()).contains(draft.category())) {
      objections.add(
          Code.NOT_IN_CATEGORY,
          Field.ACTION,
          "does not apply to category " + draft.category().text(),
          "use an action of that category");
    }
  }

  private static void requireOneMarket(Draft draft, Objections objections) {
    boolean named = draft.has(Field.CATEGORY) && draft.isClear(Field.CATEGORY);
    if (named && draft.listing().filter(l -> !l.agreesWith(draft.category())).isPresent()) {
      objections.add(
          Code.SYMBOL_CONFLICT,
          Field.SYMBOL,
          "is of another market than category " + draft.category().text(),
          "write the exchange's plain symbol, or another category");
    }
  }

  /** Returns the first of {@code fields} that the sender wrote. */
  static Field first(Draft draft, Set<Field> fields) {
    return fields.stream().filter(draft::has).findFirst().orElseThrow();
  }
}
