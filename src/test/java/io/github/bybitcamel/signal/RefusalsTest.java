package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line per rule: the record, and how its refusal begins. */
class RefusalsTest {

  private static final String ORDER = "{'symbol':'BTCUSDT','side':'buy','qty':1,";

  @Test
  void saysWhatAMisspeltFieldWasToBe() {
    assertThat(Records.refusals(ORDER + "'take_proft':32000}"))
        .containsExactly(
            "UNKNOWN_FIELD: 'take_proft' is not a signal field; did you mean 'take_profit'?");
  }

  @Test
  void saysFieldValueRuleAndFix() {
    Reading.Refused refused = (Reading.Refused) Records.json(ORDER + "'price':'-1'}");

    assertThat(refused.refusals())
        .containsExactly(
            new Refusal(
                "NOT_POSITIVE",
                "price",
                "-1",
                "must be greater than 0",
                "write a greater number, or leave the field out"));
    assertThat(refused.refusals().get(0).text())
        .isEqualTo(
            "NOT_POSITIVE: 'price' is '-1': must be greater than 0;"
                + " write a greater number, or leave the field out");
  }

  @Test
  void reportsEveryRuleThatIsBroken() {
    assertThat(Records.refusals("{'symbol':'btcusdt','side':'up','qty':0,'stop_los':1,'id':''}"))
        .extracting(text -> text.substring(0, text.indexOf(':')))
        .containsExactly(
            "UNKNOWN_FIELD", "BAD_SYMBOL", "UNKNOWN_VALUE", "NOT_POSITIVE", "EMPTY_VALUE");
  }

  @Test
  void shortensAndEscapesWhatItRepeats() {
    String refusal = Records.refusals(ORDER + "'tag':'a\\u0007" + "x".repeat(500) + "'}").get(0);

    assertThat(refusal)
        .startsWith("BAD_TEXT: 'tag' is 'a\\u0007xxx")
        .contains("x…':")
        .hasSizeLessThan(220);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'stop_loss':1,'stop_loss':2        | AMBIGUOUS_FIELD: 'stop_loss'",
        "'stop_loss':1,'stopLoss':1         | AMBIGUOUS_FIELD: 'stopLoss'",
        "'stop_loss':null,'stopLoss':1      | AMBIGUOUS_FIELD: 'stopLoss'",
        "'x_a':1,'x_a':1                    | AMBIGUOUS_FIELD: 'x_a'",
        "'stopLossPct':1                    | UNKNOWN_FIELD: 'stopLossPct'",
        "'take_proft':null                  | UNKNOWN_FIELD: 'take_proft'",
        "'price':'1,000'                    | NOT_A_DECIMAL: 'price' is '1,000'",
        "'price':NaN                        | NOT_A_DECIMAL: 'price' is 'NaN'",
        "'price':'NaN'                      | NOT_A_DECIMAL: 'price' is 'NaN'",
        "'price':-Infinity                  | NOT_A_DECIMAL: 'price' is '-Infinity'",
        "'price':'Infinity'                 | NOT_A_DECIMAL: 'price' is 'Infinity'",
        "'price':'0x10'                     | NOT_A_DECIMAL: 'price' is '0x10'",
        "'price':'+1'                       | NOT_A_DECIMAL: 'price' is '+1'",
        "'price':'007'                      | NOT_A_DECIMAL: 'price' is '007'",
        "'price':'.5'                       | NOT_A_DECIMAL: 'price' is '.5'",
        "'price':'١'                        | NOT_A_DECIMAL: 'price' is '١'",
        "'price':' 1'                       | NOT_A_DECIMAL: 'price' is ' 1'",
        "'price':1e999999999                | NUMBER_TOO_LONG: 'price' is '1e999999999'",
        "'price':1e-999999999               | NUMBER_TOO_LONG: 'price' is '1e-999999999'",
        "'price':1e99999999999              | NOT_A_DECIMAL: 'price' is '1e99999999999'",
        "'price':1e19                       | NUMBER_TOO_LONG: 'price' is '1e19'",
        "'price':1e-19                      | NUMBER_TOO_LONG: 'price' is '1e-19'",
        "'price':''                         | EMPTY_VALUE: 'price' must not be empty text",
        "'stop_loss':''                     | EMPTY_VALUE: 'stop_loss'",
        "'take_profit':''                   | EMPTY_VALUE: 'take_profit'",
        "'stop_loss':'{{plot_0}}'           | UNRESOLVED_TEMPLATE: 'stop_loss' is '{{plot_0}}'",
        "'tag':'a {{ticker}}'               | UNRESOLVED_TEMPLATE: 'tag'",
        "'meta':{'a':[{'b':'{{c}}'}]}       | UNRESOLVED_TEMPLATE: 'meta'",
        "'meta':{'{{a}}':1}                 | UNRESOLVED_TEMPLATE: 'meta'",
        "'meta':{'a':NaN}                   | NOT_A_DECIMAL: 'meta'",
        "'x_{{a}}':1                        | UNRESOLVED_TEMPLATE: 'x_{{a}}'",
        "'x_a':'{{b}}'                      | UNRESOLVED_TEMPLATE: 'x_a'",
        "'meta':'text'                      | WRONG_TYPE: 'meta'",
        "'price':true                       | WRONG_TYPE: 'price'",
        "'price':[1]                        | WRONG_TYPE: 'price'",
        "'tag':5                            | WRONG_TYPE: 'tag'",
        "'reduce_only':1                    | WRONG_TYPE: 'reduce_only'",
        "'reduce_only':'yes'                | UNKNOWN_VALUE: 'reduce_only' is 'yes'",
        "'order_type':'market','price':1    | CONTRADICTION: 'price' is '1'",
        "'order_type':'limit'               | MISSING_FIELD: 'price' is required for a limit order",
        "'order_type':'limit','price':null  | MISSING_FIELD: 'price'",
        "'order_type':'stop_market'         | MISSING_FIELD: 'trigger_price'",
        "'order_type':'stop_limit','price':1 | MISSING_FIELD: 'trigger_price'",
        "'order_type':'iceberg'             | UNKNOWN_VALUE: 'order_type' is 'iceberg'",
        "'trigger_price':1                  | CONTRADICTION: 'trigger_price'",
        "'trigger_by':'mark'                | CONTRADICTION: 'trigger_by'",
        "'time_in_force':'gtc'              | CONTRADICTION: 'time_in_force'",
        "'quote_qty':5                      | CONTRADICTION: 'qty' is '1': must be the only size",
        "'position_pct':5                   | FIELD_NOT_APPLICABLE: 'position_pct'",
        "'order_id':'1'                     | FIELD_NOT_APPLICABLE: 'order_id'",
        "'reduce_only':true,'stop_loss':1   | CONTRADICTION: 'reduce_only'",
        "'reduce_only':true,'trailing_offset':1 | CONTRADICTION: 'reduce_only'",
        "'stop_loss':1,'stop_loss_pct':1    | CONTRADICTION: 'stop_loss'",
        "'take_profit':1,'take_profit_offset':1 | CONTRADICTION: 'take_profit'",
        "'sl_trigger_by':'mark'             | CONTRADICTION: 'sl_trigger_by'",
        "'tp_trigger_by':'mark'             | CONTRADICTION: 'tp_trigger_by'",
        "'tpsl_mode':'full'                 | CONTRADICTION: 'tpsl_mode'",
        "'max_slippage_pct':1               | MISSING_FIELD: 'signal_price'",
        "'max_slippage_pct':101,'signal_price':1 | OUT_OF_RANGE: 'max_slippage_pct'",
        "'price':100,'stop_loss':100        | STOP_WRONG_SIDE: 'stop_loss' is '100'",
        "'price':100,'take_profit':99       | STOP_WRONG_SIDE: 'take_profit' is '99'",
        "'category':'spot','stop_loss':1    | NOT_IN_CATEGORY: 'stop_loss'",
        "'category':'spot','reduce_only':true | NOT_IN_CATEGORY: 'reduce_only'",
        "'category':'spot','leverage':2     | NOT_IN_CATEGORY: 'leverage'",
        "'category':'futures'               | UNKNOWN_VALUE: 'category' is 'futures'",
        "'leverage':0.5                     | OUT_OF_RANGE: 'leverage'",
        "'position_idx':3                   | OUT_OF_RANGE: 'position_idx'",
        "'position_idx':1.0                 | NOT_AN_INTEGER: 'position_idx'",
        "'max_age_s':0                      | OUT_OF_RANGE: 'max_age_s'",
        "'max_age_s':99999999999            | NOT_AN_INTEGER: 'max_age_s'",
        "'time':'2026-01-31T09:30:00'       | BAD_TIME: 'time'",
        "'time':'2026-02-30T09:30:00Z'      | BAD_TIME: 'time'",
        "'time':17                          | BAD_TIME: 'time'",
        "'schema':'signal/2'                | SCHEMA_UNSUPPORTED: 'schema' is 'signal/2'",
        "'source':'another'                 | SOURCE_MISMATCH: 'source' is 'another'",
        "'secret':'hunter2'                 | SECRET_NOT_ALLOWED: 'secret' is '***'",
        "'account':'../x'                   | BAD_TEXT: 'account'",
        "'id':' a'                          | BAD_TEXT: 'id'",
        "'id':'a\\u0000'                    | BAD_TEXT: 'id' is 'a\\u0000'",
        "'id':'\\ud800'                     | BAD_TEXT: 'id' is '\\ud800'",
        "'expect_position':'up'             | UNKNOWN_VALUE: 'expect_position' is 'up'",
        "'target_qty':1                     | FIELD_NOT_APPLICABLE: 'target_qty'"
      })
  void refusesAnOrder(String fields, String start) {
    assertThat(Records.refusals(ORDER + fields + "}")).singleElement().asString().startsWith(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'side':'buy','qty':1}                     | MISSING_FIELD: 'symbol'",
        "{'symbol':'BTCUSDT','qty':1}               | MISSING_FIELD: 'side'",
        "{'symbol':'BTCUSDT','side':'buy'}          | MISSING_FIELD: 'qty' or another size",
        "{'symbol':'BTCUSDT','side':'buy','qty':''} | EMPTY_VALUE: 'qty'",
        "{'symbol':'BTCUSDT','side':'buy','qty':0}  | NOT_POSITIVE: 'qty'",
        "{'symbol':'BTCUSDT','side':'buy','qty':-1} | NOT_POSITIVE: 'qty'",
        "{'symbol':'BTCUSDT','side':'hold','qty':1}"
            + "| UNKNOWN_VALUE: 'side' is 'hold': must be one of: buy, sell, long, short",
        "{'symbol':'BTCUSDT','side':1,'qty':1}      | UNKNOWN_VALUE: 'side' is '1'",
        "{'symbol':'BTCUSDT','side':'sell','price':100,'qty':1,'stop_loss':99}"
            + "| STOP_WRONG_SIDE: 'stop_loss' is '99': must give a price above the entry at 100",
        "{'symbol':'BTCUSDT','side':'buy','qty':1,'order_type':'stop_market','trigger_price':100,"
            + "'stop_loss':101}                     | STOP_WRONG_SIDE: 'stop_loss'",
        "{'symbol':'BTCUSDT','side':'buy','risk_pct':1}      | MISSING_FIELD: 'stop_loss'",
        "{'symbol':'BTCUSDT','action':'buy'}        | UNKNOWN_VALUE: 'action' is 'buy'",
        "{'symbol':'BINANCE:BTCUSDT','action':'close'} | BAD_SYMBOL: 'symbol'",
        "{'symbol':'BTCUSDT.P','action':'close'}    | BAD_SYMBOL: 'symbol'",
        "{'symbol':'btcusdt','action':'close'}      | BAD_SYMBOL: 'symbol' is 'btcusdt'",
        "{'symbol':'BYBIT:BTCUSDT.P','side':'buy','qty':1,'category':'spot'}"
            + "| SYMBOL_CONFLICT: 'symbol' is 'BYBIT:BTCUSDT.P'",
        "{'symbol':'BYBIT:BTCUSDT','side':'buy','qty':1,'category':'linear'} | SYMBOL_CONFLICT:",
        "{'symbol':'BYBIT:BTCUSD.P','side':'buy','qty':1,'category':'linear'} | SYMBOL_CONFLICT:",
        "{'symbol':'BTCUSDT','action':'close','stop_loss':1}"
            + "| FIELD_NOT_APPLICABLE: 'stop_loss' is '1': does not apply to action close; remove",
        "{'symbol':'BTCUSDT','action':'exit','side':'buy'}   | FIELD_NOT_APPLICABLE: 'side'",
        "{'symbol':'BTCUSDT','action':'close','qty':1,'position_pct':5} | CONTRADICTION: 'qty'",
        "{'symbol':'BTCUSDT','action':'close','position_pct':101}       | OUT_OF_RANGE:",
        "{'symbol':'BTCUSDT','action':'close','category':'spot'} | NOT_IN_CATEGORY: 'action'",
        "{'symbol':'BYBIT:BTCUSDT','action':'flat'}          | NOT_IN_CATEGORY: 'action'",
        "{'symbol':'BTCUSDT','action':'reduce'}              | MISSING_FIELD: 'qty'",
        "{'symbol':'BTCUSDT','action':'reduce','qty':1,'category':'spot'} | NOT_IN_CATEGORY:",
        "{'symbol':'BTCUSDT','action':'flip','category':'spot'}  | NOT_IN_CATEGORY:",
        "{'symbol':'BTCUSDT','action':'target'}              | MISSING_FIELD: 'target_qty'",
        "{'symbol':'BTCUSDT','action':'target','target_qty':0,'stop_loss':1} | CONTRADICTION:",
        "{'symbol':'BTCUSDT','action':'target','target_qty':0,'category':'spot'} |NOT_IN_CATEGORY:",
        "{'symbol':'BTCUSDT','action':'cancel'}              | MISSING_FIELD: 'order_id'",
        "{'symbol':'BTCUSDT','action':'cancel','ref':'a','order_id':'b'} | CONTRADICTION:",
        "{'symbol':'BTCUSDT','action':'cancel','ref':'a','price':1}"
            + "| FIELD_NOT_APPLICABLE: 'price'",
        "{'action':'cancel','ref':'a'}                       | MISSING_FIELD: 'symbol'",
        "{'symbol':'BTCUSDT','action':'amend','ref':'a'}     | MISSING_FIELD: 'price' or another",
        "{'symbol':'BTCUSDT','action':'amend','price':1}     | MISSING_FIELD: 'order_id'",
        "{'symbol':'BTCUSDT','action':'set_tpsl'}            | MISSING_FIELD: 'stop_loss'",
        "{'symbol':'BTCUSDT','action':'set_leverage'}        | MISSING_FIELD: 'leverage'",
        "{'symbol':'BTCUSDT','action':'set_leverage','leverage':2,'category':'spot'}"
            + "| NOT_IN_CATEGORY:",
        "{'action':'cancel_all','qty':1}                     | FIELD_NOT_APPLICABLE: 'qty'",
        "{'action':'test','side':'buy'}                      | FIELD_NOT_APPLICABLE: 'side'",
        "{}                                                  | MISSING_FIELD: 'symbol'",
        "[5]                                                 | NOT_A_RECORD: a record must be",
        "[[{}]]                                              | NOT_A_RECORD:",
        "7                                                   | NOT_A_RECORD:"
      })
  void refusesARecord(String record, String start) {
    assertThat(Records.refusals(record)).first().asString().startsWith(start);
  }

  @Test
  void mentionsAFoldedTwinAsAmbiguousAndUnknown() {
    assertThat(Records.refusals(ORDER + "'Stop_Loss':1,'stop_loss':1}"))
        .extracting(text -> text.substring(0, text.indexOf(':')))
        .containsExactly("UNKNOWN_FIELD", "AMBIGUOUS_FIELD");
  }

  @Test
  void refusesANumberOfAHundredThousandDigitsByItsField() {
    assertThat(Records.refusals(ORDER + "'price':" + "9".repeat(100_000) + "}"))
        .singleElement()
        .asString()
        .startsWith("NUMBER_TOO_LONG: 'price' is '9999")
        .contains("at most 40 characters");
  }

  @Test
  void refusesMoreDigitsThanAreKept() {
    String digits = "1".repeat(38);

    assertThat(Records.refusals(ORDER + "'price':" + digits + "}")).isEmpty();
    assertThat(Records.refusals(ORDER + "'price':" + digits + "1}"))
        .singleElement()
        .asString()
        .contains("at most 38 digits");
  }

  @Test
  void refusesAnIdThatIsTooLong() {
    assertThat(Records.refusals(ORDER + "'id':'" + "i".repeat(128) + "'}")).isEmpty();
    assertThat(Records.refusals(ORDER + "'id':'" + "i".repeat(129) + "'}")).hasSize(1);
  }
}
