package io.github.bybitcamel.v5;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One row of an answer. Absent, null and {@code ""} are the same; a value that is no value of its
 * kind makes the row bad, so that nothing is guessed.
 */
record Row(JsonNode node) {

  private static final int MOST_DIGITS = 60;
  private static final int MOST_FAST_DIGITS = 18;

  /** Names of the cells of a row that is a list; made once, as candles come by the thousand. */
  private static final List<String> CELLS =
      IntStream.range(0, 7).mapToObj(index -> "[" + index + "]").toList();

  /** Returns the text under {@code name}; empty text where there is none. */
  String text(String name) {
    return node.path(name).asText("");
  }

  /** Returns the text under {@code name}, which the row cannot do without. */
  String needText(String name) {
    String text = text(name);
    if (text.isBlank()) {
      throw new BadRow(name + " is missing");
    }
    return text;
  }

  Optional<BigDecimal> decimal(String name) {
    return decimal(name, node.path(name));
  }

  BigDecimal needDecimal(String name) {
    return decimal(name).orElseThrow(() -> new BadRow(name + " is missing"));
  }

  BigDecimal decimalOrZero(String name) {
    return decimal(name).orElse(BigDecimal.ZERO);
  }

  /** Returns a number that says "none" by being zero. */
  Optional<BigDecimal> positive(String name) {
    return decimal(name).filter(number -> number.signum() > 0);
  }

  /** Returns the number at {@code index} of a row that is a list. */
  Optional<BigDecimal> decimal(int index) {
    return decimal(CELLS.get(index), node.path(index));
  }

  BigDecimal needDecimal(int index) {
    return decimal(index).orElseThrow(() -> new BadRow(CELLS.get(index) + " is missing"));
  }

  /** Returns a time in milliseconds; zero says "none". */
  Optional<Instant> time(String name) {
    return positive(name).map(number -> instant(name, number));
  }

  Instant needTime(String name) {
    return time(name).orElseThrow(() -> new BadRow(name + " is missing"));
  }

  Instant needTime(int index) {
    return instant(CELLS.get(index), needDecimal(index));
  }

  boolean flag(String name) {
    return node.path(name).asBoolean();
  }

  int integer(String name) {
    return node.path(name).asInt();
  }

  /** Returns the list under {@code name}, which the row cannot do without; it may be empty. */
  JsonNode needList(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw new BadRow(name + " is no list");
    }
    return list;
  }

  Row child(String name) {
    return new Row(node.path(name));
  }

  Optional<Side> side(String name) {
    String text = text(name);
    return Arrays.stream(Side.values()).filter(side -> side.text().equals(text)).findFirst();
  }

  Side needSide() {
    return side("side").orElseThrow(() -> BadRow.field("side", text("side")));
  }

  /** Returns the order type; words that are neither are told apart by the price. */
  OrderType orderType() {
    String text = text("orderType");
    boolean limit = text.equals("Limit") || (!text.equals("Market") && priced());
    return limit ? OrderType.LIMIT : OrderType.MARKET;
  }

  private boolean priced() {
    return positive("price").isPresent();
  }

  private static Optional<BigDecimal> decimal(String name, JsonNode value) {
    String text = value.asText("");
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(bounded(name, number(text)));
    } catch (NumberFormatException e) {
      throw BadRow.field(name, text);
    }
  }

  /** Reads a number as {@link BigDecimal} does; what is plain and short, without copying it. */
  private static BigDecimal number(String text) {
    int first = text.charAt(0) == '-' ? 1 : 0;
    int point = -1;
    long digits = 0;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else {
        return new BigDecimal(text);
      }
    }
    int count = text.length() - first - (point < 0 ? 0 : 1);
    if (count == 0 || count > MOST_FAST_DIGITS) {
      return new BigDecimal(text);
    }
    int scale = point < 0 ? 0 : text.length() - point - 1;
    return BigDecimal.valueOf(first == 1 ? -digits : digits, scale);
  }

  /** Refuses what would not fit into memory once written without an exponent. */
  private static BigDecimal bounded(String name, BigDecimal number) {
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw BadRow.field(name, number.toString());
    }
    return number;
  }

  private static Instant instant(String name, BigDecimal millis) {
    try {
      return Instant.ofEpochMilli(millis.longValueExact());
    } catch (ArithmeticException e) {
      throw BadRow.field(name, millis.toString());
    }
  }
}
