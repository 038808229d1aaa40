package io.github.bybitcamel.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Values that fields take, values that they refuse, and values nobody asked for. */
final class SampleValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> TIMES =
      List.of(
          "\"2026-01-31T09:30:00Z\"",
          "\"2026-01-31T09:30+02:00\"",
          "1767225600",
          "\"1767225600123\"");
  private static final List<String> SYMBOLS =
      List.of(
          "BTCUSDT",
          "ETHUSDT",
          "BTC-27MAR26-50000-C",
          "BYBIT:BTCUSDT.P",
          "BYBIT:BTCUSDT",
          "BYBIT:BTCUSD.P");
  private static final List<String> ODD =
      List.of(
          "null",
          "\"\"",
          "\" \"",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "2",
          "3",
          "0.5",
          "100",
          "100.5",
          "1e18",
          "1e19",
          // As a bare number it is more than the schema validator can hold.
          "\"1e999999999\"",
          "\"1,000\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"+1\"",
          "\"0x10\"",
          "\"01\"",
          "\".5\"",
          "\"5.\"",
          "\"{{close}}\"",
          "{}",
          "[]",
          "[1]",
          "{\"a\":{\"b\":\"{{c}}\"}}",
          "{\"{{a}}\":1}",
          "\"buy\"",
          "\"Buy \"",
          "\"limit\"",
          "\"long\"",
          "\"inbox\"",
          "\"signal/2\"",
          "\"signal/1.1\"",
          "\"btcusdt\"",
          "\"BINANCE:BTCUSDT\"",
          "\"BTCUSDT.P\"",
          "\"a\\tb\"",
          "\"buy\\n\"",
          "\"2026-01-31\"",
          "\"2026-01-31T09:30:00\"",
          "12345",
          "\"yes\"",
          "\"TRUE\"",
          "\"00\"",
          "\"0\"",
          "\"-0.000\"",
          "\"0e5\"",
          "\"12345678901234567890123456789012345678901\"");

  private final Random random;

  SampleValues(Random random) {
    this.random = random;
  }

  /** Returns a value that {@code field} takes. */
  JsonNode good(Field field) {
    return switch (field) {
      case SCHEMA -> TextNode.valueOf("signal/1");
      case SOURCE -> TextNode.valueOf("inbox");
      case ID, TAG, ORDER_ID, REF, SECRET ->
          TextNode.valueOf(field.text() + " " + random.nextInt(99));
      case ACCOUNT, ORDER_LINK_ID -> TextNode.valueOf("a-" + random.nextInt(99));
      case TIME, VALID_UNTIL -> parsed(pick(TIMES));
      case MAX_AGE_S, REPLAY_OF -> JSON.numberNode(1 + random.nextInt(999));
      case POSITION_IDX -> JSON.numberNode(random.nextInt(3));
      case SYMBOL -> TextNode.valueOf(random.nextBoolean() ? "BTCUSDT" : pick(SYMBOLS));
      case DRY_RUN, REDUCE_ONLY -> JSON.booleanNode(random.nextBoolean());
      case META -> parsed("{\"note\":[1,null,\"two\"]}");
      case TARGET_QTY -> decimal(random.nextInt(5) - 2);
      case EXPECT_POSITION ->
          random.nextBoolean() ? decimal(random.nextInt(5) - 2) : TextNode.valueOf("Flat");
      case PRICE, TRIGGER_PRICE, SIGNAL_PRICE -> decimal(30_000 + random.nextInt(100));
      case TAKE_PROFIT -> decimal(random.nextInt(10) == 0 ? 29_000 : 32_000);
      case STOP_LOSS -> decimal(random.nextInt(10) == 0 ? 31_000 : 28_000);
      default -> word(field);
    };
  }

  private JsonNode word(Field field) {
    if (field.type() instanceof WordType words) {
      return TextNode.valueOf(cased(pick(List.of(words.allowed().split(", ")))));
    }
    return decimal(1 + random.nextInt(50));
  }

  /** Returns the name of a constant, at any case. */
  JsonNode spelled(Enum<?> constant) {
    return TextNode.valueOf(cased(constant.name().toLowerCase(Locale.ROOT)));
  }

  /** Returns a value that {@code field} probably refuses. */
  JsonNode bad(Field field) {
    return random.nextInt(4) == 0 ? good(pick(List.of(Field.values()))) : any();
  }

  JsonNode any() {
    return parsed(pick(ODD));
  }

  private JsonNode decimal(long whole) {
    BigDecimal value = BigDecimal.valueOf(whole);
    BigDecimal fine = random.nextBoolean() ? value : value.setScale(random.nextInt(5));
    return random.nextBoolean() ? JSON.numberNode(fine) : TextNode.valueOf(fine.toPlainString());
  }

  private String cased(String word) {
    return switch (random.nextInt(3)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      default -> word;
    };
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
