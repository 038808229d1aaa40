package io.github.bybitcamel.v5;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the rows of an answer into values. An answer without a list is not understood: an empty
 * list is evidence that nothing is there, and none says nothing.
 */
final class Rows {

  private static final String LIST = "list";

  private Rows() {}

  /**
   * Returns the rows that can be understood, and says of each other that it was left out.
   *
   * @throws V5Exception if there is no list
   */
  static <T> List<T> good(
      V5Client client, V5Request request, V5Answer answer, Function<Row, T> reader) {
    List<T> values = new ArrayList<>();
    for (JsonNode node : list(request, answer)) {
      try {
        values.add(reader.apply(new Row(node)));
      } catch (BadRow | IllegalArgumentException e) {
        client.skipped(request, e.getMessage() + " in " + name(node), node.toString());
      }
    }
    return values;
  }

  /**
   * Returns all rows.
   *
   * @throws V5Exception if there is no list, or a row cannot be understood: to be used where a row
   *     that is not seen would be taken for one that is not there
   */
  static <T> List<T> all(V5Request request, V5Answer answer, Function<Row, T> reader) {
    List<T> values = new ArrayList<>();
    for (JsonNode node : list(request, answer)) {
      values.add(one(request, new Row(node), reader));
    }
    return values;
  }

  /**
   * Returns the first row, or empty where there is none.
   *
   * @throws V5Exception if there is no list, or the row cannot be understood
   */
  static <T> Optional<T> first(V5Request request, V5Answer answer, Function<Row, T> reader) {
    JsonNode node = list(request, answer).path(0);
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(one(request, new Row(node), reader));
  }

  private static JsonNode list(V5Request request, V5Answer answer) {
    JsonNode list = answer.result().path(LIST);
    if (!list.isArray()) {
      throw misunderstood(request, "no list");
    }
    return list;
  }

  /** Returns what {@code row} says; what cannot be understood is not carried out for us. */
  static <T> T one(V5Request request, Row row, Function<Row, T> reader) {
    try {
      return reader.apply(row);
    } catch (BadRow | IllegalArgumentException e) {
      throw misunderstood(request, e.getMessage());
    }
  }

  static V5Exception misunderstood(V5Request request, String why) {
    return new V5Exception(
        Failure.misunderstood(request.endpoint(), "answer not understood: " + why));
  }

  /** Names a row by what identifies it, and shows nothing else of it. */
  private static String name(JsonNode node) {
    Row row = new Row(node);
    return "row " + row.text("symbol") + " " + row.text("orderId") + row.text("execId");
  }
}
