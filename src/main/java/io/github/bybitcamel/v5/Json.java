package io.github.bybitcamel.v5;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads what the exchange sends. Numbers stay exact; what follows the first value is garbage. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** Returns the object in {@code body}; empty where there is none, or not a whole one. */
  static Optional<JsonNode> object(byte[] body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the object under {@code name}; an empty one where there is none. */
  static JsonNode child(JsonNode node, String name) {
    JsonNode child = node.path(name);
    return child.isContainerNode() ? child : MAPPER.createObjectNode();
  }
}
