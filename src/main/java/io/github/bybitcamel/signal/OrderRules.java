package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.TimeInForce;
import java.util.List;

/** What an order's type asks for. */
final class OrderRules {

  private static final List<Field> TRIGGER_FIELDS =
      List.of(Field.TRIGGER_PRICE, Field.TRIGGER_BY, Field.TRIGGER_DIRECTION);

  private OrderRules() {}

  static void check(Draft draft, Objections objections) {
    if (draft.action() != Action.ORDER) {
      return;
    }
    requireSeenPrice(draft, objections);
    if (draft.isClear(Field.ORDER_TYPE)) {
      requirePrice(draft, objections);
      requireTrigger(draft, objections);
      requireImmediate(draft, objections);
    }
  }

  private static void requirePrice(Draft draft, Objections objections) {
    boolean priced = draft.orderKind().isPriced();
    if (priced && !draft.has(Field.PRICE)) {
      objections.missing(
          Field.PRICE, "is required for a limit order", "add a price, or use order_type market");
    }
    if (!priced && draft.has(Field.PRICE)) {
      objections.contradiction(
          Field.PRICE, "does not go with a market order", "remove it, or use order_type limit");
    }
  }

  private static void requireTrigger(Draft draft, Objections objections) {
    boolean triggered = draft.orderKind().isTriggered();
    if (triggered && !draft.has(Field.TRIGGER_PRICE)) {
      objections.missing(
          Field.TRIGGER_PRICE, "is required for a stop order", "add the price that wakes it");
    }
    if (!triggered) {
      TRIGGER_FIELDS.stream()
          .filter(draft::has)
          .forEach(
              field ->
                  objections.contradiction(
                      field,
                      "goes with stop orders only",
                      "use order_type stop_market or stop_limit"));
    }
  }

  private static void requireImmediate(Draft draft, Objections objections) {
    boolean waits =
        draft
            .get(Field.TIME_IN_FORCE, TimeInForce.class)
            .filter(timeInForce -> timeInForce != TimeInForce.IOC)
            .isPresent();
    if (waits && !draft.orderKind().isPriced()) {
      objections.contradiction(
          Field.TIME_IN_FORCE, "does not go with a market order", "remove it: ioc is what it gets");
    }
  }

  private static void requireSeenPrice(Draft draft, Objections objections) {
    if (draft.has(Field.MAX_SLIPPAGE_PCT) && !draft.has(Field.SIGNAL_PRICE)) {
      objections.missing(
          Field.SIGNAL_PRICE,
          "is required where max_slippage_pct counts from it",
          "add the price that was seen");
    }
  }
}
