package io.github.bybitcamel.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads one JSON object, values kept as text, and remembers where secrets stand. */
final class JsonRecord {

  private final JsonParser parser;
  private final Mask mask;
  private final SenderFormat sender;
  private int fields;

  private JsonRecord(JsonParser parser, String text, SenderFormat sender) {
    this.sender = sender;
    this.parser = parser;
    this.mask = new Mask(text, start());
  }

  /** Reads the object or other value at which {@code parser} stands in {@code text}. */
  static Row read(JsonParser parser, String text, int number, SenderFormat sender)
      throws IOException {
    return new JsonRecord(parser, text, sender).row(number);
  }

  private Row row(int number) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      List<Cell> cells = new ArrayList<>();
      addCells("", cells);
      if (fields > FieldCount.OF_RECORD) {
        return Row.broken(number, mask.upTo(end()), List.of(FieldCount.tooMany()));
      }
      return Row.of(number, mask.upTo(end()), cells);
    }
    value();
    return Row.broken(number, mask.upTo(end()), List.of(notARecord()));
  }

  private static Refusal notARecord() {
    return Refusal.ofWhole(
        Code.NOT_A_RECORD, "a record must be a JSON object", "write {\"symbol\": …}");
  }

  private void addCells(String prefix, List<Cell> cells) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object && prefix.isEmpty() && sender.opens(name)) {
        addCells(name + ".", cells);
      } else {
        Cell cell = cell(prefix + name);
        if (++fields <= FieldCount.OF_RECORD) {
          cells.add(cell);
        }
      }
    }
  }

  private Cell cell() throws IOException {
    String name = parser.currentName();
    parser.nextToken();
    return cell(name);
  }

  private Cell cell(String name) throws IOException {
    int from = start();
    Value value = value();
    if (Secrets.isNamedBy(name) || sender.meansSecret(name)) {
      mask.hide(from, end());
    }
    return new Cell(name, value);
  }

  private Value value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Value.text(parser.getText());
      case VALUE_NUMBER_INT -> Value.number(parser.getText(), false);
      case VALUE_NUMBER_FLOAT -> Value.number(parser.getText(), isNotANumber());
      case VALUE_TRUE -> Value.bool(true);
      case VALUE_FALSE -> Value.bool(false);
      case START_OBJECT -> new Value(Value.Kind.OBJECT, "{…}", objectFlaws());
      case START_ARRAY -> new Value(Value.Kind.ARRAY, "[…]", arrayFlaws());
      default -> Value.ABSENT;
    };
  }

  /** Tells NaN and Infinity by their letters: the number itself is not to be computed. */
  private boolean isNotANumber() throws IOException {
    String text = parser.getText();
    return text.indexOf('N') >= 0 || text.indexOf('I') >= 0;
  }

  private Set<Value.Flaw> objectFlaws() throws IOException {
    Set<Value.Flaw> flaws = EnumSet.noneOf(Value.Flaw.class);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Cell cell = cell();
      flaws.addAll(Value.flawsOf(cell.name()));
      flaws.addAll(cell.value().flaws());
    }
    return flaws;
  }

  private Set<Value.Flaw> arrayFlaws() throws IOException {
    Set<Value.Flaw> flaws = EnumSet.noneOf(Value.Flaw.class);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      flaws.addAll(value().flaws());
    }
    return flaws;
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private int end() throws IOException {
    parser.finishToken();
    return (int) parser.currentLocation().getCharOffset();
  }
}
