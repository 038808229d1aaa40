package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The parameters of one request, checked against its schema; an absent one reads as nothing. */
final class Params {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,18})?");

  /** So much of what is not understood is repeated. */
  private static final int LONGEST = 64;

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

  private final ObjectNode values;
  private final int over;

  private Params(ObjectNode values, int over) {
    this.values = values;
    this.over = over;
  }

  /**
   * Returns the parameters in {@code values}.
   *
   * @throws Refusal if one is unknown (when {@code strict}), missing, or not of its kind
   */
  static Params of(ObjectNode values, Schema schema, boolean strict) {
    values
        .properties()
        .forEach(entry -> checkOne(entry.getKey(), entry.getValue(), schema, strict));
    for (String name : schema.names()) {
      if (schema.requires(name) && values.path(name).asText("").isEmpty() && !array(values, name)) {
        throw Code.PARAMETER.refuse(name + " is required");
      }
    }
    return new Params(values, 0);
  }

  /** Returns the same, of which the last {@code items} of a batch are beyond the quota. */
  Params over(int items) {
    return new Params(values, items);
  }

  /** Returns how many items of a batch are beyond the quota, the last ones. */
  int over() {
    return over;
  }

  private static boolean array(ObjectNode values, String name) {
    return values.path(name).isArray() && !values.path(name).isEmpty();
  }

  private static void checkOne(String name, JsonNode value, Schema schema, boolean strict) {
    if (!schema.knows(name)) {
      if (strict) {
        throw Code.PARAMETER.refuse("unknown parameter " + shown(name));
      }
      return;
    }
    if (!fits(value, schema.kindOf(name))) {
      throw Code.PARAMETER.refuse(name + " has the wrong type: " + shown(value.toString()));
    }
  }

  /** Returns the beginning of what was not understood. */
  static String shown(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** The exchange's own examples send null for what they leave out. */
  private static boolean fits(JsonNode value, Schema.Kind kind) {
    if (value.isNull()) {
      return true;
    }
    return switch (kind) {
      case TEXT -> value.isTextual();
      case INT ->
          value.isIntegralNumber()
              || (value.isTextual()
                  && (value.asText().isEmpty() || INTEGER.matcher(value.asText()).matches()));
      case BOOL -> value.isBoolean() || value.asText().matches("true|false");
      case ARRAY -> value.isArray();
    };
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  String text(String name) {
    return values.path(name).asText("");
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** Returns a decimal, zero when absent. */
  BigDecimal decimal(String name) {
    if (!has(name)) {
      return BigDecimal.ZERO;
    }
    if (!DECIMAL.matcher(text(name)).matches()) {
      throw Code.PARAMETER.refuse(name + " is not a decimal: " + text(name));
    }
    return new BigDecimal(text(name));
  }

  long integer(String name, long otherwise) {
    return has(name) ? Long.parseLong(text(name)) : otherwise;
  }

  /** Returns an integer that must lie between {@code least} and {@code most}. */
  int within(String name, int least, int most, int otherwise) {
    long value = integer(name, otherwise);
    if (value < least || value > most) {
      throw Code.PARAMETER.refuse(name + " must be within [" + least + ", " + most + "]");
    }
    return (int) value;
  }

  boolean flag(String name) {
    return values.path(name).asBoolean(false);
  }

  /** Returns a word that must be among {@code words}, or nothing when absent. */
  String oneOf(String name, String... words) {
    String value = text(name);
    if (!value.isEmpty() && !List.of(words).contains(value)) {
      throw Code.PARAMETER.refuse(name + " must be one of " + String.join(", ", words));
    }
    return value;
  }

  Category category() {
    return category(Category.values());
  }

  /** Returns the category, which must be among {@code allowed}. */
  Category category(Category... allowed) {
    for (Category category : allowed) {
      if (category.text().equals(text("category"))) {
        return category;
      }
    }
    throw Code.PARAMETER.refuse("category " + text("category") + " is not supported");
  }

  Side side() {
    for (Side side : Side.values()) {
      if (side.text().equals(text("side"))) {
        return side;
      }
    }
    throw Code.PARAMETER.refuse("side must be Buy or Sell");
  }

  /** Returns the objects of an array parameter, each checked against {@code schema}. */
  List<ObjectNode> objects(String name) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode item : values.path(name)) {
      if (!(item instanceof ObjectNode object)) {
        throw Code.PARAMETER.refuse(name + " must hold objects");
      }
      objects.add(object.deepCopy().put("category", text("category")));
    }
    return objects;
  }
}
