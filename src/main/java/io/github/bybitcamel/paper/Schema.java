package io.github.bybitcamel.paper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parameters an endpoint knows, by name. */
final class Schema {

  /** What a parameter must be in JSON. */
  enum Kind {
    TEXT,
    INT,
    BOOL,
    ARRAY
  }

  private record Rule(Kind kind, boolean required) {}

  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private Schema(String... blocks) {
    for (String word : String.join(" ", blocks).trim().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        add(word);
      }
    }
  }

  /**
   * Returns the schema that {@code blocks} list: {@code name}, {@code name!} when required, {@code
   * name:int}, {@code name:bool}, {@code name:array}.
   */
  static Schema of(String... blocks) {
    return new Schema(blocks);
  }

  private void add(String word) {
    boolean required = word.endsWith("!");
    String bare = required ? word.substring(0, word.length() - 1) : word;
    int colon = bare.indexOf(':');
    String name = colon < 0 ? bare : bare.substring(0, colon);
    Kind kind = colon < 0 ? Kind.TEXT : kind(bare.substring(colon + 1));
    rules.put(name, new Rule(kind, required));
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "int" -> Kind.INT;
      case "bool" -> Kind.BOOL;
      case "array" -> Kind.ARRAY;
      default -> throw new IllegalArgumentException("kind " + word);
    };
  }

  boolean knows(String name) {
    return rules.containsKey(name);
  }

  Kind kindOf(String name) {
    return rules.get(name).kind();
  }

  Set<String> names() {
    return rules.keySet();
  }

  boolean requires(String name) {
    return rules.get(name).required();
  }
}
