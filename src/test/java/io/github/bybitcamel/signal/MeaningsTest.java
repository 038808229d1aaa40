package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What senders may write, and the one thing each of it means. */
class MeaningsTest {

  private static final String ORDER = "{'id':'a','symbol':'BTCUSDT','side':'buy','qty':1,";

  private static String canonical(String record) {
    return CanonicalSignal.write(Records.signal(record)).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'price':1                                         | 'order_type':'limit'",
        "'price':null                                      | 'order_type':'market'",
        "'orderType':'LIMIT','price':'1'                   | 'order_type':'limit'",
        "'order_type':'Stop_Market','trigger_price':1      | 'order_type':'stop_market'",
        "'order_type':'stop_limit','price':1,'triggerPrice':2,'triggerBy':'MarkPrice'"
            + "| 'trigger_price':'2','trigger_by':'mark'",
        "'order_type':'stop_limit','price':1,'trigger_price':2,'triggerDirection':2"
            + "| 'trigger_direction':'fall'",
        "'price':1,'timeInForce':'PostOnly'                | 'time_in_force':'post_only'",
        "'time_in_force':'IOC'                             | 'time_in_force':'ioc'",
        "'price':1e3                                       | 'price':'1000'",
        "'price':'1.500'                                   | 'price':'1.5'",
        "'price':100,'takeProfit':101,'stopLoss':99,'tpslMode':'Partial','slTriggerBy':'index'"
            + "| 'take_profit':'101','stop_loss':'99','tpsl_mode':'partial','sl_trigger_by':'index'",
        "'reduceOnly':'True'                               | 'reduce_only':true",
        "'time':1767225600                                 | 'time':'2026-01-01T00:00:00Z'",
        "'time':'1767225600123'                            | 'time':'2026-01-01T00:00:00.123Z'",
        "'time':'2026-01-01T02:00:00+02:00'                | 'time':'2026-01-01T00:00:00Z'",
        "'max_age_s':'60'                                  | 'max_age_s':60",
        "'expect_position':'SHORT'                         | 'expect_position':'short'",
        "'expect_position':-0.50                           | 'expect_position':'-0.5'",
        "'position_idx':'2'                                | 'position_idx':2",
        "'schema':'signal/1.2'                             | 'schema':'signal/1'",
        "'source':'inbox'                                  | 'source':'inbox'",
        "'signal_price':9,'max_slippage_pct':0.5 | 'signal_price':'9','max_slippage_pct':'0.5'",
        "'dry_run':true,'meta':{'a':[null]},'x_b':''       | 'dry_run':true"
      })
  void readsAnOrder(String fields, String canonical) {
    assertThat(canonical(ORDER + fields + "}")).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'symbol':'BTCUSDT','action':'EXIT'}         | 'action':'close'",
        "{'symbol':'BTCUSDT','action':'flat'}         | 'action':'close'",
        "{'symbol':'BTCUSDT','action':'flip'}         | 'action':'reverse'",
        "{'symbol':'BTCUSDT','action':'modify','ref':'a','price':1} | 'action':'amend'",
        "{'symbol':'BTCUSDT','action':'target','target_qty':-0.0}   | 'target_qty':'0'",
        "{'action':'cancel_all'}                      | 'action':'cancel_all'",
        "{'action':'test'}                            | 'action':'test'",
        "{'symbol':'BYBIT:BTCUSDT.P','action':'close'} | 'category':'linear','symbol':'BTCUSDT'",
        "{'symbol':'BYBIT:BTCUSD.P','action':'close'}  | 'category':'inverse','symbol':'BTCUSD'",
        "{'symbol':'BYBIT:BTCUSDT','side':'buy','qty':1} | 'category':'spot','symbol':'BTCUSDT'",
        "{'symbol':'BYBIT:BTCUSDT','side':'buy','qty':1,'category':'Spot'} | 'category':'spot'",
        "{'symbol':'BTCUSDT','side':'short','quote_qty':5,'category':'spot','price':10,"
            + "'stop_loss':11,'reduce_only':false}    | 'side':'sell','order_type':'limit'"
      })
  void readsARecord(String record, String canonical) {
    assertThat(canonical(record)).contains(canonical);
  }

  @Test
  void derivesAnIdFromDeliveryAndPosition() {
    String line = "{\"symbol\":\"BTCUSDT\",\"action\":\"close\"}\n";

    assertThat(Records.read(Format.JSON_LINES, line + line).records())
        .extracting(Reading::id)
        .containsExactly("file#1", "file#2");
  }

  @Test
  void derivesAnIdThatFitsFromAnyName() {
    assertThat(DerivedId.of("n".repeat(255) + ".json", 10_000))
        .hasSizeLessThanOrEqualTo(128)
        .matches("n{64}~[0-9a-f]{16}#10000");
    assertThat(DerivedId.of("a\nb", 1)).matches("a_b~[0-9a-f]{16}#1");
    assertThat(DerivedId.of("{{a}}", 1)).matches("__a__~[0-9a-f]{16}#1");
    assertThat(DerivedId.of("a_b", 1)).isEqualTo("a_b#1");
  }

  @Test
  void keepsWhatItReplaysOutOfTheMeaning() {
    String replay = ORDER + "'replay_of':7}";

    assertThat(canonical(replay)).isEqualTo(canonical(ORDER + "'replay_of':null}"));
    assertThat(Records.json(replay).raw()).contains("\"replay_of\":7");
  }

  @Test
  void keepsTheSendersOwnId() {
    Reading reading = Records.json(ORDER + "'price':1}");

    assertThat(reading.id()).isEqualTo("a");
    assertThat(((Reading.Accepted) reading).ownId()).isTrue();
  }

  @Test
  void namesARefusedRecordByItsIdWhereThatCanBeRead() {
    assertThat(Records.json("{'id':'a','qty':0}").id()).isEqualTo("a");
    assertThat(Records.json("{'id':'','qty':0}").id()).isEmpty();
    assertThat(Records.json("{'qty':0}").id()).isEqualTo("file#1");
  }
}
