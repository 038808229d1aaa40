package io.github.bybitcamel.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes JSON apart into records. */
final class JsonRows {

  private final JsonText json;
  private final SignalLimits limits;

  JsonRows(SignalLimits limits) {
    this.json = new JsonText(limits);
    this.limits = limits;
  }

  /**
   * Returns the records of one JSON object, or of an array of objects.
   *
   * @throws Unreadable if {@code text} is not exactly that, or has too many records
   */
  List<Row> document(String text, SenderFormat sender) throws Unreadable {
    return parsed(text, 0, parser -> rootRows(parser, text, sender));
  }

  /**
   * Returns the records of JSON Lines; a line that cannot be read is a broken record.
   *
   * @throws Unreadable if there are too many lines
   */
  List<Row> lines(String text, SenderFormat sender) throws Unreadable {
    List<Row> rows = new ArrayList<>();
    FieldCount fields = new FieldCount();
    int before = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        refuseMoreThan(limits, rows.size() + 1);
        Row row = line(line.strip(), before, rows.size() + 1, sender);
        fields.add(row);
        rows.add(row);
      }
      before++;
    }
    return rows;
  }

  /** Returns whether {@code text} is one whole object or array; its records are not looked at. */
  boolean isWhole(String text) {
    try {
      return parsed(
          text,
          0,
          parser -> {
            boolean structured = parser.currentToken().isStructStart();
            parser.skipChildren();
            return structured;
          });
    } catch (Unreadable e) {
      return false;
    }
  }

  private Row line(String line, int before, int number, SenderFormat sender) {
    try {
      return parsed(line, before, parser -> JsonRecord.read(parser, line, number, sender));
    } catch (Unreadable e) {
      return Row.broken(number, Secrets.cut(line), e.refusals());
    }
  }

  private List<Row> rootRows(JsonParser parser, String text, SenderFormat sender)
      throws IOException, Unreadable {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(JsonRecord.read(parser, text, 1, sender));
    }
    List<Row> rows = new ArrayList<>();
    FieldCount fields = new FieldCount();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      refuseMoreThan(limits, rows.size() + 1);
      Row row = JsonRecord.read(parser, text, rows.size() + 1, sender);
      fields.add(row);
      rows.add(row);
    }
    return rows;
  }

  /** Refuses a delivery whose records are more than are read. */
  static void refuseMoreThan(SignalLimits limits, int records) throws Unreadable {
    if (records > limits.maxRecords()) {
      throw new Unreadable(
          Code.TOO_MANY_RECORDS,
          "there are more than the %d records that are read".formatted(limits.maxRecords()),
          "split it into smaller deliveries");
    }
  }

  private <T> T parsed(String text, int before, Parsing<T> parsing) throws Unreadable {
    try (JsonParser parser = json.parser(text)) {
      if (parser.nextToken() == null) {
        throw JsonText.malformed(parser.currentLocation(), before);
      }
      T result = parsing.of(parser);
      if (parser.nextToken() != null) {
        throw JsonText.malformed(parser.currentTokenLocation(), before);
      }
      return result;
    } catch (JsonProcessingException e) {
      throw JsonText.unreadable(e, before);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  private interface Parsing<T> {

    T of(JsonParser parser) throws IOException, Unreadable;
  }
}
