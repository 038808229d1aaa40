package io.github.bybitcamel.signal;

import java.util.List;

/** The fields of a signal: the table that reader, schema and documentation agree on. */
@SuppressWarnings("ImmutableEnumChecker") // Every type is a record or holds immutable data only.
enum Field {
  SCHEMA("schema", Types.SCHEMA),
  ID("id", Types.TEXT),
  SOURCE("source", Types.TEXT),
  TIME("time", Types.TIME),
  VALID_UNTIL("valid_until", Types.TIME),
  MAX_AGE_S("max_age_s", Types.SECONDS),
  ACTION("action", Types.ACTION),
  ORDER_ID("order_id", "orderId", Types.TEXT),
  ORDER_LINK_ID("order_link_id", "orderLinkId", Types.ORDER_LINK_ID),
  REF("ref", Types.TEXT),
  ACCOUNT("account", Types.ACCOUNT),
  CATEGORY("category", Types.CATEGORY),
  SYMBOL("symbol", Types.SYMBOL),
  SIDE("side", Types.SIDE),
  ORDER_TYPE("order_type", "orderType", Types.ORDER_TYPE),
  QTY("qty", Types.POSITIVE),
  QUOTE_QTY("quote_qty", Types.POSITIVE),
  EQUITY_PCT("equity_pct", Types.POSITIVE),
  RISK_PCT("risk_pct", Types.PERCENT),
  POSITION_PCT("position_pct", Types.PERCENT),
  TARGET_QTY("target_qty", Types.SIGNED),
  EXPECT_POSITION("expect_position", Types.POSITION),
  PRICE("price", Types.POSITIVE),
  TRIGGER_PRICE("trigger_price", "triggerPrice", Types.POSITIVE),
  TRIGGER_BY("trigger_by", "triggerBy", Types.PRICE_TYPE),
  TRIGGER_DIRECTION("trigger_direction", "triggerDirection", Types.DIRECTION),
  TIME_IN_FORCE("time_in_force", "timeInForce", Types.TIME_IN_FORCE),
  REDUCE_ONLY("reduce_only", "reduceOnly", Types.FLAG),
  TAKE_PROFIT("take_profit", "takeProfit", Types.POSITIVE),
  TAKE_PROFIT_PCT("take_profit_pct", Types.POSITIVE),
  TAKE_PROFIT_OFFSET("take_profit_offset", Types.POSITIVE),
  STOP_LOSS("stop_loss", "stopLoss", Types.POSITIVE),
  STOP_LOSS_PCT("stop_loss_pct", Types.POSITIVE),
  STOP_LOSS_OFFSET("stop_loss_offset", Types.POSITIVE),
  TRAILING_OFFSET("trailing_offset", Types.POSITIVE),
  TPSL_MODE("tpsl_mode", "tpslMode", Types.TPSL_MODE),
  TP_TRIGGER_BY("tp_trigger_by", "tpTriggerBy", Types.PRICE_TYPE),
  SL_TRIGGER_BY("sl_trigger_by", "slTriggerBy", Types.PRICE_TYPE),
  LEVERAGE("leverage", Types.MULTIPLE),
  POSITION_IDX("position_idx", "positionIdx", Types.POSITION_IDX),
  SIGNAL_PRICE("signal_price", Types.POSITIVE),
  MAX_SLIPPAGE_PCT("max_slippage_pct", Types.PERCENT),
  TAG("tag", Types.TEXT),
  DRY_RUN("dry_run", Types.FLAG),
  REPLAY_OF("replay_of", Types.SEQUENCE),
  META("meta", Types.OBJECT),
  SECRET("secret", Types.SECRET);

  private final String text;
  private final List<String> names;
  private final FieldType type;

  Field(String text, FieldType type) {
    this(text, text, type);
  }

  Field(String text, String bybitName, FieldType type) {
    this.text = text;
    this.names = text.equals(bybitName) ? List.of(text) : List.of(text, bybitName);
    this.type = type;
  }

  /** Returns the canonical name. */
  String text() {
    return text;
  }

  /** Returns the names under which it is read, the canonical one first. */
  List<String> names() {
    return names;
  }

  FieldType type() {
    return type;
  }
}
