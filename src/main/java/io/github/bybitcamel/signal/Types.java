package io.github.bybitcamel.signal;

import static java.util.Map.entry;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TriggerDirection;

/** The types that the fields share, each with its bounds and words. */
final class Types {

  private static final int LONGEST_AGE_SECONDS = 31_536_000;

  static final FieldType TEXT = TextType.plain(TextType.LONGEST);
  static final FieldType SECRET = TextType.plain(512);
  static final FieldType ACCOUNT =
      TextType.matching(
          Code.BAD_TEXT,
          "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}",
          "must be 1 to 64 letters, digits, '_', '.' or '-'",
          "write the account's name as configured");
  static final FieldType ORDER_LINK_ID =
      TextType.matching(
          Code.BAD_TEXT,
          "[A-Za-z0-9_-]{1,36}",
          "must be 1 to 36 letters, digits, '_' or '-'",
          "write the orderLinkId as the exchange has it");
  static final FieldType SCHEMA =
      TextType.matching(
          Code.SCHEMA_UNSUPPORTED,
          "signal/1(\\.[0-9]{1,3})?",
          "must be signal/1",
          "write the record by signal/1, or leave the field out");
  static final FieldType SYMBOL = new SymbolType();
  static final FieldType TIME = new TimeType();
  static final FieldType FLAG = new FlagType();
  static final FieldType OBJECT = new ObjectType();
  static final FieldType POSITION = new PositionType();

  static final FieldType POSITIVE = DecimalType.above("0");
  static final FieldType PERCENT = DecimalType.above("0").upTo("100");
  static final FieldType MULTIPLE = DecimalType.from("1");
  static final FieldType SIGNED = DecimalType.any();
  static final FieldType SECONDS = new IntegerType(1, LONGEST_AGE_SECONDS);
  static final FieldType SEQUENCE = new IntegerType(1, 999_999_999);
  static final FieldType POSITION_IDX = new IntegerType(0, 2);

  static final FieldType ACTION =
      WordType.of(
          entry("order", Action.ORDER),
          entry("amend", Action.AMEND),
          entry("cancel", Action.CANCEL),
          entry("cancel_all", Action.CANCEL_ALL),
          entry("close", Action.CLOSE),
          entry("reduce", Action.REDUCE),
          entry("reverse", Action.REVERSE),
          entry("target", Action.TARGET),
          entry("set_tpsl", Action.SET_TPSL),
          entry("set_leverage", Action.SET_LEVERAGE),
          entry("test", Action.TEST),
          entry("modify", Action.AMEND),
          entry("exit", Action.CLOSE),
          entry("flat", Action.CLOSE),
          entry("flip", Action.REVERSE));
  static final FieldType CATEGORY =
      WordType.of(
          entry("linear", Category.LINEAR),
          entry("inverse", Category.INVERSE),
          entry("spot", Category.SPOT),
          entry("option", Category.OPTION));
  static final FieldType SIDE =
      WordType.of(
          entry("buy", Side.BUY),
          entry("sell", Side.SELL),
          entry("long", Side.BUY),
          entry("short", Side.SELL));
  static final FieldType ORDER_TYPE =
      WordType.of(
          entry("market", OrderKind.MARKET),
          entry("limit", OrderKind.LIMIT),
          entry("stop_market", OrderKind.STOP_MARKET),
          entry("stop_limit", OrderKind.STOP_LIMIT));
  static final FieldType PRICE_TYPE =
      WordType.of(
          entry("last", PriceType.LAST),
          entry("mark", PriceType.MARK),
          entry("index", PriceType.INDEX),
          entry("LastPrice", PriceType.LAST),
          entry("MarkPrice", PriceType.MARK),
          entry("IndexPrice", PriceType.INDEX));
  static final FieldType DIRECTION =
      WordType.of(
          entry("rise", TriggerDirection.RISE),
          entry("fall", TriggerDirection.FALL),
          entry("1", TriggerDirection.RISE),
          entry("2", TriggerDirection.FALL));
  static final FieldType TIME_IN_FORCE =
      WordType.of(
          entry("gtc", TimeInForce.GTC),
          entry("ioc", TimeInForce.IOC),
          entry("fok", TimeInForce.FOK),
          entry("post_only", TimeInForce.POST_ONLY),
          entry("PostOnly", TimeInForce.POST_ONLY));
  static final FieldType TPSL_MODE =
      WordType.of(entry("full", TpslMode.FULL), entry("partial", TpslMode.PARTIAL));

  private Types() {}
}
