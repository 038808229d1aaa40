package io.github.bybitcamel.signal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the fields that a program put into a map, without a number passing a double. */
final class MapCells {

  private final List<Cell> cells = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  private MapCells() {}

  static Row row(Map<?, ?> fields) {
    MapCells map = new MapCells();
    fields.forEach((name, value) -> map.add(String.valueOf(name), value));
    String raw = "a map with the fields " + map.cells.stream().map(Cell::name).toList();
    return map.refusals.isEmpty()
        ? Row.of(1, raw, map.cells)
        : Row.broken(1, raw, List.copyOf(map.refusals));
  }

  private void add(String name, Object value) {
    try {
      cells.add(new Cell(name, value(value)));
    } catch (BadValue e) {
      refusals.add(e.refusal(name, Secrets.shown(name, String.valueOf(value))));
    }
  }

  private static Value value(Object value) throws BadValue {
    if (value == null) {
      return Value.ABSENT;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? value(optional.get()) : Value.ABSENT;
    }
    if (value instanceof Enum<?> word) {
      return Value.text(word.name());
    }
    if (value instanceof Boolean flag) {
      return Value.bool(flag);
    }
    if (value instanceof Map<?, ?> || value instanceof Iterable<?>) {
      return new Value(Value.Kind.OBJECT, "{…}", Set.of());
    }
    return value instanceof Number number ? number(number) : Value.text(value.toString());
  }

  private static Value number(Number number) throws BadValue {
    if (number instanceof Double || number instanceof Float) {
      throw new BadValue(
          Code.NOT_A_DECIMAL,
          "must not be a double, which is not exact",
          "give a BigDecimal or text");
    }
    boolean exact =
        number instanceof BigDecimal
            || number instanceof BigInteger
            || number instanceof Long
            || number instanceof Integer
            || number instanceof Short
            || number instanceof Byte;
    return exact ? Value.number(number.toString(), false) : Value.text(number.toString());
  }
}
