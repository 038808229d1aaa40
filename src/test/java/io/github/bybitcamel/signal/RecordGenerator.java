package io.github.bybitcamel.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Writes records as senders do: most of them right, or right but for one thing. */
final class RecordGenerator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<Field> ORDER_NUMBERS = Set.of(Field.PRICE, Field.TRIGGER_PRICE);

  private final Random random;
  private final SampleValues values;

  RecordGenerator(long seed) {
    this.random = new Random(seed);
    this.values = new SampleValues(random);
  }

  /** Returns a record that mostly keeps the rules of its action. */
  ObjectNode record() {
    ObjectNode record = JSON.objectNode();
    Action action = pick(Action.values());
    if (action != Action.ORDER || random.nextBoolean()) {
      put(record, Field.ACTION, values.spelled(action));
    }
    ActionTable.needs(action).forEach(field -> put(record, field, values.good(field)));
    putKind(record, action);
    for (Field field : Field.values()) {
      if (isSometimesTaken(action, field) && random.nextInt(6) == 0) {
        put(record, field, values.good(field));
      }
    }
    putFree(record);
    return record;
  }

  /** Returns a record with one thing changed that may break a rule. */
  ObjectNode mutated() {
    ObjectNode record = record();
    Field field = pick(Field.values());
    switch (random.nextInt(7)) {
      case 0 -> record.set(misspelt(pick(Field.values()).text()), values.good(field));
      case 1 -> record.set(field.text(), values.bad(field));
      case 2 -> record.set(field.text(), values.good(field));
      case 3 -> record.set(nameOf(record), values.any());
      case 4 -> record.remove(nameOf(record));
      case 5 -> record.set(nameOf(record), JSON.nullNode());
      default -> record.set(Field.ACTION.text(), values.spelled(pick(Action.values())));
    }
    return record;
  }

  private void putKind(ObjectNode record, Action action) {
    switch (action) {
      case ORDER -> putOrder(record);
      case REDUCE -> put(record, pick(Field.QTY, Field.POSITION_PCT));
      case AMEND -> {
        put(record, pick(Field.ORDER_ID, Field.ORDER_LINK_ID, Field.REF));
        put(record, pick(Field.PRICE, Field.QTY, Field.STOP_LOSS));
      }
      case CANCEL -> put(record, pick(Field.ORDER_ID, Field.ORDER_LINK_ID, Field.REF));
      case SET_TPSL -> put(record, pick(Field.STOP_LOSS, Field.TAKE_PROFIT_PCT));
      default -> {}
    }
  }

  private void putOrder(ObjectNode record) {
    OrderKind kind = pick(OrderKind.values());
    put(record, Field.ORDER_TYPE, values.spelled(kind));
    put(record, pick(Field.QTY, Field.QTY, Field.QUOTE_QTY, Field.EQUITY_PCT, Field.RISK_PCT));
    if (kind.isPriced()) {
      put(record, Field.PRICE);
    }
    if (kind.isTriggered()) {
      put(record, Field.TRIGGER_PRICE);
    }
  }

  private static boolean isSometimesTaken(Action action, Field field) {
    boolean counted =
        ActionTable.REFERENCE.contains(field)
            || ActionTable.OPENING_SIZES.contains(field)
            || ActionTable.CLOSING_SIZES.contains(field)
            || ORDER_NUMBERS.contains(field);
    return ActionTable.takes(action, field)
        && !ActionTable.needs(action).contains(field)
        && !counted
        && field != Field.ACTION
        && field != Field.ORDER_TYPE
        && field != Field.SECRET;
  }

  private void putFree(ObjectNode record) {
    if (random.nextInt(8) == 0) {
      record.set("x_note", values.any());
    }
  }

  private void put(ObjectNode record, Field field) {
    put(record, field, values.good(field));
  }

  private void put(ObjectNode record, Field field, JsonNode value) {
    List<String> names = field.names();
    record.set(names.get(random.nextInt(names.size())), value);
  }

  private String misspelt(String name) {
    int at = random.nextInt(name.length());
    return switch (random.nextInt(4)) {
      case 0 -> name.substring(0, at) + name.substring(at + 1);
      case 1 -> name.substring(0, at) + "q" + name.substring(at);
      case 2 -> name.toUpperCase(Locale.ROOT);
      default -> name + name.charAt(at);
    };
  }

  private String nameOf(ObjectNode record) {
    List<String> names = new ArrayList<>();
    record.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? Field.SYMBOL.text() : names.get(random.nextInt(names.size()));
  }

  @SafeVarargs
  private final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
