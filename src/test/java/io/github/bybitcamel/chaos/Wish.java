package io.github.bybitcamel.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One record as its sender wrote it.
 *
 * @param fields what it says, as text
 */
record Wish(String id, Kind kind, Map<String, String> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What must become of it. */
  enum Kind {
    /** Exactly one order. */
    VALID,
    /** No order: a rule refuses it, or a neighbour in its file. */
    INVALID,
    /** No order: its stop is misspelt. */
    MISSPELT,
    /** An order of an earlier file ends. */
    CANCEL,
    /** An order of an earlier file gets another price. */
    AMEND
  }

  boolean hasStop() {
    return fields.containsKey("stop_loss");
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    fields.forEach(node::put);
    return node.toString();
  }
}
