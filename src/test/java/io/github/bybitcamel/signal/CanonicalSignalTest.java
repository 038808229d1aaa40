package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Signal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CanonicalSignalTest {

  private static final int SIGNALS = 20_000;

  @Test
  void readsWhatItWrote() {
    ModelGenerator generator = new ModelGenerator(3);
    for (int i = 0; i < SIGNALS; i++) {
      Signal signal = generator.signal();
      String canonical = CanonicalSignal.write(signal);

      assertThat(CanonicalSignal.read(canonical)).as(canonical).isEqualTo(signal);
    }
  }

  @Test
  void writesWhatTheReaderAcceptsAsTheSameSignal() {
    RecordGenerator generator = new RecordGenerator(4);
    for (int i = 0; i < SIGNALS / 4; i++) {
      byte[] record = generator.record().toString().getBytes(StandardCharsets.UTF_8);
      for (Reading.Accepted first :
          Records.READER.read(record, Format.JSON, "inbox", "f").accepted()) {
        assertThat(CanonicalSignal.read(first.canonical())).isEqualTo(first.signal());
        assertThat(Records.read(Format.JSON, first.canonical()).accepted())
            .extracting(Reading.Accepted::signal)
            .containsExactly(first.signal());
      }
    }
  }

  @Test
  void writesEqualRecordsEqually() {
    String one = "{'id':'a','symbol':'BTCUSDT','side':'Buy','qty':0.0100,'price':3e4}";
    String other =
        "{'price':'30000.00','quote_qty':null,'qty':'0.01','side':'LONG','symbol':'BTCUSDT',"
            + "'orderType':'Limit','id':'a','x_note':1}";

    assertThat(CanonicalSignal.write(Records.signal(one)))
        .isEqualTo(CanonicalSignal.write(Records.signal(other)))
        .contains("\"qty\":\"0.01\",\"price\":\"30000\"");
  }

  @Test
  void refusesWhatItDidNotWrite() {
    assertThatThrownBy(() -> CanonicalSignal.read("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalSignal.read("[]"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalSignal.read("{\"action\":\"close\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signal has no source");
    assertThatThrownBy(() -> CanonicalSignal.read("{\"stop\":1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("UNKNOWN_FIELD");
  }
}
