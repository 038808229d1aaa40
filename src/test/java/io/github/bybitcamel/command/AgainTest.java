package io.github.bybitcamel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Reading;
import io.github.bybitcamel.signal.Readings;
import io.github.bybitcamel.signal.SignalLimits;
import io.github.bybitcamel.signal.SignalReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay is taken by the strict reader, and means what the first one meant. */
class AgainTest {

  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'symbol':'BTCUSDT','side':'buy','qty':'0.01','price':29000,'take_profit':33000,"
            + "'stop_loss_pct':2,'tpsl_mode':'partial','tp_trigger_by':'mark','time_in_force':'gtc',"
            + "'leverage':3,'position_idx':0,'signal_price':29000,'max_slippage_pct':1,"
            + "'expect_position':'flat','tag':'t','dry_run':true,'max_age_s':5",
        "'symbol':'BTCUSDT','side':'sell','order_type':'stop_limit','equity_pct':5,'price':1,"
            + "'trigger_price':2,'trigger_by':'index','trigger_direction':'fall'",
        "'symbol':'BYBIT:BTCUSDT','side':'buy','quote_qty':50",
        "'action':'amend','symbol':'BTCUSDT','ref':'x','price':1,'qty':2",
        "'action':'cancel','symbol':'BTCUSDT','order_link_id':'s1x'",
        "'action':'cancel_all','category':'inverse'",
        "'action':'close','symbol':'BTCUSDT','position_pct':50",
        "'action':'reduce','symbol':'BTCUSDT','qty':1,'expect_position':'long'",
        "'action':'flip','symbol':'BTCUSDT','side':'sell','risk_pct':1,'stop_loss_offset':5",
        "'action':'target','symbol':'BTCUSDT','target_qty':-0.5,'trailing_offset':9",
        "'action':'set_tpsl','symbol':'BTCUSDT','stop_loss':7,'tpsl_mode':'full'",
        "'action':'set_leverage','symbol':'BTCUSDT','leverage':4",
        "'action':'test'"
      })
  void saysTheSameUnderAnotherId(String fields) {
    Reading.Accepted first =
        read("{'id':'old','valid_until':'2026-11-24T12:00:00Z'," + fields + "}");

    String again = Again.of(entry(first.canonical(), "inbox"), "new", Optional.of(NOW));

    Reading.Accepted second = read(again);
    assertThat(second.ownId()).isTrue();
    assertThat(second.signal().header().time()).contains(NOW);
    assertThat(second.signal().header().validUntil()).isEmpty();
    assertThat(second.raw()).contains("\"replay_of\":17");
    assertThat(bare(second.canonical(), "new")).isEqualTo(bare(first.canonical(), "old"));
  }

  @Test
  void refusesARefOfAnotherSource() {
    String canonical =
        read("{'id':'c','action':'cancel','symbol':'BTCUSDT','ref':'x'}").canonical();

    assertThatThrownBy(() -> Again.of(entry(canonical, "hook"), "new", Optional.of(NOW)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("ref 'x' means an id of source hook");
  }

  private static Reading.Accepted read(String record) {
    byte[] bytes = record.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Readings readings =
        new SignalReader(SignalLimits.DEFAULTS).read(bytes, Format.JSON, "inbox", "file");
    assertThat(readings.accepted()).as("%s", readings).hasSize(1);
    return readings.accepted().get(0);
  }

  private static String bare(String canonical, String id) {
    return canonical
        .replace("\"id\":\"" + id + "\",", "")
        .replaceAll("\"(time|valid_until)\":\"[^\"]*\",", "");
  }

  private static Entry entry(String canonical, String source) {
    return new Entry(
        17,
        source,
        "old",
        "default",
        "file",
        1,
        "",
        "",
        "",
        false,
        false,
        SignalState.FILLED,
        "",
        0,
        "",
        canonical,
        NOW,
        NOW,
        List.of());
  }
}
